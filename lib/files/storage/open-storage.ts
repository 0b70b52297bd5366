import { localStorage } from './local'
import { s3Storage } from './s3'
import { readFileSettings } from './settings'
import type { Storage } from './storage'

/** The file storage that the environment says. */
export function openStorage(): Storage {
  const { bucket, folder } = readFileSettings(process.env)
  return bucket ? s3Storage(bucket) : localStorage(folder)
}
