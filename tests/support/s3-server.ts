import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Bucket } from '@/lib/files/storage/settings'

const keys = { region: 'eu-west-3', accessKeyId: 'AKIAFUNIL', secretAccessKey: 'a secret of the tests' }

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const signed = (key: string | Buffer, content: string) => createHmac('sha256', key).update(content).digest()

/** Signature V4 of a request as AWS documents it, for the headers that it says are signed. */
export function signatureOf(
  { method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  { region, secretAccessKey }: typeof keys,
): string {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? []
  const [path = '', query = ''] = url.split('?')
  const canonical = [
    ...[method, path, query.split('&').sort().join('&')],
    ...names.map((name) => `${name}:${headers[name]}`),
    ...['', names.join(';'), headers['x-amz-content-sha256']],
  ].join('\n')
  const at = String(headers['x-amz-date'])
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request']
  const key = scope.reduce<string | Buffer>(signed, `AWS4${secretAccessKey}`)
  return signed(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), hash(canonical)].join('\n')).toString('hex')
}

/** So many objects are on a page of a listing. */
const portion = 2

/** A page of a listing, ListObjectsV2, after the object that its token names. */
function listed(query: URLSearchParams, objects: Map<string, Buffer>, putAt: (key: string) => Date): Buffer {
  const keys = [...objects.keys()]
    .map((url) => url.slice('/funil/'.length))
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > (query.get('continuation-token') ?? ''))
    .sort()
  const page = keys.slice(0, portion)
  const contents = page.map(
    (key) => `<Contents><Key>${key}</Key><LastModified>${putAt(key).toISOString()}</LastModified></Contents>`,
  )
  const more = keys.length > page.length
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return Buffer.from(
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
  )
}

type TestBucket = Bucket & {
  objects: Map<string, Buffer>
  /** When an object was put, as the bucket tells it. */
  putAt: Map<string, Date>
}

/** A bucket that speaks as much S3 as files need, in memory; refuses what is signed wrong and bytes that are not announced. */
export async function startBucket(): Promise<TestBucket> {
  const objects = new Map<string, Buffer>()
  const putAt = new Map<string, Date>()
  const server = createServer(async (request, response) => {
    const answer = (status: number, body?: Buffer) => {
      response.writeHead(status, body && { 'content-length': body.length })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const body = Buffer.concat(await request.toArray())
    const { method, url = '', headers } = request
    if (!headers.authorization?.endsWith(`Signature=${signatureOf(request, keys)}`)) return answer(403)
    if (method === 'GET' && url.startsWith('/funil?'))
      return answer(
        200,
        listed(new URL(url, 'http://bucket').searchParams, objects, (key) => putAt.get(key) ?? new Date()),
      )
    if (!url.startsWith('/funil/')) return answer(404)
    if (method === 'PUT') {
      if (!headers['content-length'] || hash(body) !== headers['x-amz-content-sha256']) return answer(400)
      objects.set(url, body)
      return answer(200)
    }
    if (method === 'DELETE') return answer(objects.delete(url) ? 204 : 404)
    const found = objects.get(url)
    return found ? answer(200, found) : answer(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { ...keys, endpoint: `http://127.0.0.1:${port}`, bucket: 'funil', objects, putAt }
}
