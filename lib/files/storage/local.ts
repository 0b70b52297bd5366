import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { flushFolder } from '@/db/flush-folder'
import { proved } from './proved'
import { isName, type Storage } from './storage'

/** Files as files of one folder, with a folder for each organization; readable for their owner alone. */
export function localStorage(folder: string): Storage {
  const pathOf = (name: string) => {
    if (!isName(name)) throw new Error(`“${name}” is no name of a file.`)
    return join(folder, name)
  }
  return {
    async put(name, bytes, proof) {
      const path = pathOf(name)
      const unfinished = `${path}.unfinished`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await pipeline(proved(bytes, proof), createWriteStream(unfinished, { mode: 0o600, flush: true }))
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      await flushFolder(dirname(path))
    },
    async get(name) {
      const file = await open(pathOf(name)).catch(unlessMissing)
      return file?.createReadStream()
    },
    sizeOf: async (name) => (await stat(pathOf(name)).catch(unlessMissing))?.size,
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
