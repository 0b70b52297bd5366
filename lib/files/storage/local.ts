import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { flushFolder } from '@/db/flush-folder'
import { proved } from './proved'
import { isName, isPut, type Put, type Storage } from './storage'

const ending = '.unfinished'

/** So many are looked at together. */
const portion = 1000

/** Files as files of one folder, with a folder for each organization; readable for their owner alone. */
export function localStorage(folder: string): Storage {
  const pathOf = (name: string) => {
    if (!isName(name)) throw new Error(`“${name}” is no name of a file.`)
    return join(folder, name)
  }
  return {
    async put(name, bytes, proof) {
      const path = pathOf(name)
      const unfinished = path + ending
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
    async remove(name) {
      const path = pathOf(name)
      await rm(path, { force: true })
      await rm(path + ending, { force: true })
    },
    async *list(organizationId) {
      const own = join(folder, organizationId)
      const names = (await readdir(own).catch(unlessMissing)) ?? []
      for (let from = 0; from < names.length; from += portion) {
        const page: Put[] = []
        for (const name of names.slice(from, from + portion)) {
          const found = await stat(join(own, name)).catch(unlessMissing)
          if (found?.isFile()) page.push({ id: name.replace(ending, ''), at: found.mtime })
        }
        yield page.filter((put) => isPut(put, organizationId))
      }
    },
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
