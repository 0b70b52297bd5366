import { locationOf, type Visitor } from '../visit/visitor'

/** Uploads a file of one customer for an import, and leaves it at that. */
export async function uploadFile(visitor: Visitor, name: string) {
  const boundary = '----funil-file'
  const body = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\nname,city\nSecret of ${name},Porto\n\r\n--${boundary}--\r\n`
  const headers = { origin: visitor.origin, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await visitor.ask('/import/upload', { method: 'POST', headers, body })
  if (!locationOf(answer)?.match(/^\/import\/[0-9a-f-]{36}/)) throw new Error(`A file was answered ${answer.status}.`)
}
