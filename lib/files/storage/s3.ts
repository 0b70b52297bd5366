import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsV4Signer } from 'aws4fetch'
import { readObjects } from './list-objects'
import type { Bucket } from './settings'
import { isName, isPut, type Storage } from './storage'

type Asked = { method: string; at: string; headers?: Record<string, string>; body?: BodyInit; within?: number }

/** Milliseconds for an answer that carries no file. */
const patience = 30_000

/** Files as objects of a bucket, wherever S3 is spoken; the bucket stands in the path, as all of them understand it. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  async function ask({ method, at, headers, body, within }: Asked): Promise<Response | undefined> {
    const signer = new AwsV4Signer({
      ...{ method, headers, accessKeyId, secretAccessKey, region, service: 's3' },
      url: `${endpoint}/${bucket}${at}`,
    })
    const signed = await signer.sign()
    const answer = await fetch(signed.url, {
      ...{ ...signed, body, duplex: 'half', redirect: 'error' },
      signal: within && AbortSignal.timeout(within),
    } as RequestInit)
    if (answer.ok) return answer
    await answer.body?.cancel()
    if (answer.status === 404 && method !== 'PUT') return undefined
    throw new Error(`The file storage answered ${answer.status} to ${method}.`)
  }
  const pathOf = (name: string) => {
    if (!isName(name)) throw new Error(`“${name}” is no name of a file.`)
    return `/${name}`
  }

  return {
    async put(name, bytes, { size, sha256 }) {
      // The checksum is part of what is signed: other bytes are refused.
      const headers = { 'content-length': String(size), 'x-amz-content-sha256': sha256 }
      const answer = await ask({ method: 'PUT', at: pathOf(name), headers, body: Readable.toWeb(bytes) as BodyInit })
      await answer?.body?.cancel()
    },
    async get(name) {
      const answer = await ask({ method: 'GET', at: pathOf(name) })
      return answer?.body ? Readable.fromWeb(answer.body as ReadableStream) : undefined
    },
    async sizeOf(name) {
      const answer = await ask({ method: 'HEAD', at: pathOf(name), within: patience })
      return answer && Number(answer.headers.get('content-length'))
    },
    async remove(name) {
      const answer = await ask({ method: 'DELETE', at: pathOf(name), within: patience })
      await answer?.body?.cancel()
    },
    async *list(organizationId) {
      let next: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${organizationId}/` })
        if (next) query.set('continuation-token', next)
        const answer = await ask({ method: 'GET', at: `?${query}`, within: patience })
        if (!answer) throw new Error('The file storage has no such bucket.')
        const page = readObjects(await answer.text(), organizationId)
        yield page.put.filter((put) => isPut(put, organizationId))
        next = page.next
      } while (next)
    },
  }
}
