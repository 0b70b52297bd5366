import { join, resolve } from 'node:path'
import { z } from 'zod'

const Settings = z.object({
  DATA_DIR: z.string().default('.data'),
  FILES_DIR: z.string().optional(),
  FILES_MAX_MB: z.coerce.number('must be a number').int('must be a whole number').min(1).max(1000).default(25),
  FILES_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example.com' })
    .optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]+[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_ACCESS_KEY_ID: z.string().optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
})

export type Bucket = Record<'endpoint' | 'bucket' | 'region' | 'accessKeyId' | 'secretAccessKey', string>

export type FileSettings = {
  /** Bytes that one file may have. */
  most: number
  folder: string
  /** Where files go instead of the folder. */
  bucket: Bucket | undefined
}

const whole = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY'] as const

/** Where files are kept and how large they may be; throws one line that names what is wrong. */
export function readFileSettings(env: NodeJS.ProcessEnv): FileSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const { success, data, error } = Settings.safeParse(given)
  if (!success) throw new Error(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '))
  const missing = whole.filter((name) => data[name] === undefined)
  if (missing.length > 0 && missing.length < whole.length)
    throw new Error(`${missing.join(', ')} must be set too, or none of ${whole.join(', ')}`)
  const [endpoint, bucket, accessKeyId, secretAccessKey] = whole.map((name) => data[name] ?? '') as [
    string,
    string,
    string,
    string,
  ]
  return {
    most: data.FILES_MAX_MB * 1_048_576,
    folder: resolve(data.FILES_DIR ?? join(data.DATA_DIR, 'files')),
    bucket: endpoint
      ? { endpoint: endpoint.replace(/\/+$/, ''), bucket, region: data.FILES_S3_REGION, accessKeyId, secretAccessKey }
      : undefined,
  }
}
