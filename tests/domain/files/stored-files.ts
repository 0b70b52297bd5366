import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readFileSettings } from '@/lib/files/storage/settings'

/** The names of everything that lies in the file storage of the tests, half-written things too. */
export function storedFiles(): string[] {
  const { folder } = readFileSettings(process.env)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => existsSync(join(folder, path)) && path.includes('/'))
    .sort()
}
