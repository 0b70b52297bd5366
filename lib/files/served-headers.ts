import { unknownType } from './vocabulary'

/** Types that no browser takes for a page or a program. All others are told as nothing but bytes. */
const harmless = new Set([
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic', 'application/pdf', 'application/zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
])

/** Where a browser shows what it should save, it shows it without a script, a form, an origin, or anything loaded. */
export const filePolicy = "sandbox; default-src 'none'"

type Served = { name: string; type: string }

/** The headers with which a file leaves: to be saved and not shown. */
export const servedHeaders = ({ name, type }: Served): Record<string, string> => ({
  'content-type': harmless.has(type) ? type : unknownType,
  'content-disposition': attachment(name),
  'content-security-policy': filePolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
})

/** RFC 6266: the name in ASCII for old programs, then as it is (RFC 8187). */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
