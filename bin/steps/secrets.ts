import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Secrets = z.object({
  /** Signs sessions. */
  authSecret: z.string().min(32),
  /** Next names and encrypts server actions with it: forms opened before a new build go on working. */
  actionsKey: z.base64().length(44),
  databasePasswords: z.object({ superuser: z.string().regex(/^\w{16,}$/), application: z.string().regex(/^\w{16,}$/) }),
})

export type Secrets = z.infer<typeof Secrets>

/** The secrets of this install, made on the first start; whoever loses them only has to sign in again. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const text = read(file)
  if (text === undefined) return makeSecrets(file)
  if (process.platform !== 'win32') chmodSync(file, 0o600)
  try {
    return Secrets.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `${file} is damaged. Bring it back from a copy, or delete it: new secrets are made then, and everyone signs in again.`,
    )
  }
}

function makeSecrets(file: string): Secrets {
  const secrets: Secrets = {
    authSecret: randomBytes(32).toString('base64'),
    actionsKey: randomBytes(32).toString('base64'),
    databasePasswords: { superuser: randomBytes(24).toString('hex'), application: randomBytes(24).toString('hex') },
  }
  // bin/bench and bin/break may come first in a new clone.
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return secrets
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
