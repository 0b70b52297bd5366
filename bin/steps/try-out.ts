import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blankSettings } from './blank-settings'
import { handleSignals } from './stopping'

/** Lets a program work in a folder of its own, which is deleted then, and on nothing that this install is set to. */
export async function tryOut<Result>(use: (dataDir: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'funil-try-'))
  Object.assign(process.env, blankSettings, { DATA_DIR: folder })
  const stopping = handleSignals(130)
  // A database server that is left alone there ends by itself.
  stopping.onStop(async () => rmSync(folder, { recursive: true, force: true }))
  try {
    return await use(folder)
  } finally {
    await stopping.stop()
  }
}
