import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { servedHeaders } from '@/lib/files/served-headers'
import { type Received, withReceivedFiles } from '@/lib/web/receive-files'

const most = { files: 2, bytes: 10 }

function posted(...parts: [string, string | { name: string; content: string }][]) {
  const form = new FormData()
  for (const [field, value] of parts)
    if (typeof value === 'string') form.append(field, value)
    else form.append(field, new Blob([value.content]), value.name)
  return new Request('http://localhost/', { method: 'POST', body: form })
}

const read = ({ files, ...more }: Received) => ({
  ...more,
  files: files.map(({ path, ...file }) => ({ ...file, content: readFileSync(path, 'utf8') })),
})
const receive = (request: Request) => withReceivedFiles(request, most, async (received) => read(received))
const left = () => readdirSync(tmpdir()).filter((name) => /^funil-[A-Za-z0-9]{6}$/.test(name))

describe('a posted form', () => {
  test('gives its fields and files, the name in full Unicode', async () => {
    const request = posted(['requestId', 'x'], ['files', { name: 'Müller 🚀.pdf', content: 'ten bytes.' }])
    expect(await receive(request)).toEqual({
      fields: new Map([['requestId', 'x']]),
      tooMany: false,
      files: [{ name: 'Müller 🚀.pdf', content: 'ten bytes.', tooLarge: false }],
    })
  })

  test('says which file is too large, and when there are too many', async () => {
    const { files, tooMany } = await receive(
      posted(
        ['files', { name: 'a', content: 'eleven byte' }],
        ['files', { name: 'b', content: 'b' }],
        ['files', { name: 'c', content: 'c' }],
      ),
    )
    expect(tooMany).toBe(true)
    expect(files.map(({ name, tooLarge }) => [name, tooLarge])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })

  test('in which no file was chosen, or that is no form of files, has none', async () => {
    const empty = '--x\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--x--\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await receive(new Request('http://localhost/', { method: 'POST', headers, body: empty }))).files).toEqual(
      [],
    )
    expect((await receive(new Request('http://localhost/', { method: 'POST', body: 'a=b' }))).files).toEqual([])
  })

  test('that breaks off, or makes no sense, is refused and leaves nothing behind', async () => {
    const before = left()
    const body = new ReadableStream({
      start(controller) {
        const start = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nhal'
        controller.enqueue(new TextEncoder().encode(start))
        setTimeout(() => controller.error(new Error('gone')), 50)
      },
    })
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = new Request('http://localhost/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    await expect(receive(broken)).rejects.toThrow('file.cutOff')
    const sent = (body: string) => receive(new Request('http://localhost/', { method: 'POST', headers, body }))
    const cut = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nhalf'
    await expect(sent(cut)).rejects.toThrow('file.cutOff')
    await expect(sent('--x\r\nno\0header\r\n\r\nhalf\r\n--x--\r\n')).rejects.toThrow('file.cutOff')
    expect(left()).toEqual(before)
  })
})

describe('a file is served', () => {
  const of = (name: string, type: string) => servedHeaders({ name, type })

  test('as something to be saved, without any right where it is shown all the same', () => {
    expect(of('Offer.pdf', 'application/pdf')).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Offer.pdf"; filename*=UTF-8''Offer.pdf`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
  })

  test.each(['text/html', 'image/svg+xml', 'application/xml', 'application/javascript', 'text/plain'])(
    'as nothing but bytes where it is %s',
    (type) => expect(of('a', type)['content-type']).toBe('application/octet-stream'),
  )

  test('under its name, whatever is in it', () => {
    expect(of(`a"b\\c%41 Müller's (1).pdf`, 'x')['content-disposition']).toBe(
      `attachment; filename="a_b_c_41 M_ller's (1).pdf"; filename*=UTF-8''a%22b%5Cc%2541%20M%C3%BCller%27s%20%281%29.pdf`,
    )
  })
})
