import { readFileSettings } from '@/lib/files/storage/settings'
import { mostAtOnce } from '@/lib/files/vocabulary'
import type { Refusal, RefusalKey } from '@/lib/refusal'
import type { PageContext } from '@/lib/web/page'

const keys = [
  ...([
    'file.none',
    'file.empty',
    'file.tooLarge',
    'file.tooMany',
    'file.program',
    'file.nameMissing',
    'file.cutOff',
  ] as const),
  ...(['file.othersForm', 'customer.isMerged', 'forbidden'] as const),
] satisfies RefusalKey[]

/** Letters of a name that an address carries. */
const longest = 60

type Told = { name?: string; refusal: Refusal }

/** What became of an upload, as an address says it: the route that takes it can only lead back to the page. */
export const refusedQuery = (refused: Told[]) =>
  new URLSearchParams(
    refused.map(({ name = '', refusal }) => ['refused', `${refusal.key}:${name.slice(0, longest).toWellFormed()}`]),
  )

/** The same in words; empty where all went well. */
export function refusedLines({ t, query }: PageContext): string[] {
  const reference = query.get('failed')
  const most = readFileSettings(process.env).most / 1_048_576
  const lines = query.all('refused').flatMap((text) => {
    const [said, ...name] = text.split(':')
    const key = keys.find((one) => one === said)
    if (!key) return []
    const reason = t(`refusals.${key}`, { most: key === 'file.tooMany' ? mostAtOnce : most })
    return [name.join(':') ? `${name.join(':')}: ${reason}` : reason]
  })
  return [...new Set(reference ? [...lines, t('files.failed', { reference })] : lines)]
}
