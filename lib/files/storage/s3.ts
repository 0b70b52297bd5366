import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsV4Signer } from 'aws4fetch'
import type { Bucket } from './settings'
import { isName, type Storage } from './storage'

type Asked = { method: string; name: string; headers?: Record<string, string>; body?: BodyInit }

/** Files as objects of a bucket, wherever S3 is spoken; the bucket stands in the path, as all of them understand it. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  async function ask({ method, name, headers, body }: Asked): Promise<Response | undefined> {
    if (!isName(name)) throw new Error(`“${name}” is no name of a file.`)
    const signer = new AwsV4Signer({
      ...{ method, headers, accessKeyId, secretAccessKey, region, service: 's3' },
      url: `${endpoint}/${bucket}/${name}`,
    })
    const signed = await signer.sign()
    const answer = await fetch(signed.url, { ...signed, body, duplex: 'half', redirect: 'error' } as RequestInit)
    if (answer.ok) return answer
    await answer.body?.cancel()
    if (answer.status === 404 && method !== 'PUT') return undefined
    throw new Error(`The file storage answered ${answer.status} to ${method}.`)
  }

  return {
    async put(name, bytes, { size, sha256 }) {
      // The checksum is part of what is signed: other bytes are refused.
      const headers = { 'content-length': String(size), 'x-amz-content-sha256': sha256 }
      const answer = await ask({ method: 'PUT', name, headers, body: Readable.toWeb(bytes) as BodyInit })
      await answer?.body?.cancel()
    },
    async get(name) {
      const answer = await ask({ method: 'GET', name })
      return answer?.body ? Readable.fromWeb(answer.body as ReadableStream) : undefined
    },
    async sizeOf(name) {
      const answer = await ask({ method: 'HEAD', name })
      return answer && Number(answer.headers.get('content-length'))
    },
    async remove(name) {
      const answer = await ask({ method: 'DELETE', name })
      await answer?.body?.cancel()
    },
  }
}
