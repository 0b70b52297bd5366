import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { flushFolder } from '../flush-folder'

/** Gzips into a file that stands under its name only when it is complete and on the disk. Its owner alone may read it. */
export async function writeWholeFile(file: string, content: AsyncIterable<Buffer | string>) {
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  try {
    await pipeline(content, createGzip(), createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await flushFolder(dirname(file))
}
