import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkAllBooks } from '@/bin/steps/check-books'
import { removeFile } from '@/lib/files/remove-file'
import { localStorage } from '@/lib/files/storage/local'
import { nameOf } from '@/lib/files/storage/storage'
import { backUp, expectRestored, newFile, restore, rewrite } from '../../support/backups'
import { actorOf } from '../../support/cast'
import { newDatabase } from '../../support/empty-database'
import { makeFileAt } from '../../support/targets'

const joost = actorOf('joost')
const home = { admin: joost, owner: joost.userId }
/** What is in them looks like the text around it. */
const awkwardBytes = Buffer.from('\\.\n{"rows":2}\n{"sha256":"0"}\n\0\xff', 'latin1')

/** From here to the end of the test files lie in another folder. */
function moveFilesTo(folder: string) {
  const before = process.env.FILES_DIR
  onTestFinished(() => {
    process.env.FILES_DIR = before
  })
  process.env.FILES_DIR = folder
}

describe('what was backed up is restored', () => {
  test('from a backup of the format before, which has no files', async () => {
    const file = await backUp()
    rewrite(file, (content) => content.replace('Funil backup 2', 'Funil backup 1'))
    const url = await newDatabase()
    await restore(url, file)
    await expectRestored(url)
  })

  test('not at all where a byte of a file is another', async () => {
    const content = 'Bytes that somebody will change'
    await makeFileAt(home, content)
    const file = await backUp()
    rewrite(file, (whole) => whole.replace(content, content.toUpperCase()))
    const storage = localStorage(dirname(newFile()))
    const restoring = restore(await newDatabase(), file, (one, bytes) =>
      storage.put(one.file, Readable.from(bytes), one),
    )
    await expect(restoring).rejects.toThrow('did not arrive whole')
  })

  test('with the bytes of its files, removed ones too, to where files lie there', async () => {
    const removed = await makeFileAt(home, awkwardBytes, 'Offer.pdf')
    await removeFile(joost, removed)
    await makeFileAt(home, Buffer.alloc(200_000, 'A second one, in several pieces'))
    const file = await backUp()
    const folder = dirname(newFile())
    const storage = localStorage(folder)
    const url = await newDatabase()
    await restore(url, file, (one, bytes) => storage.put(one.file, Readable.from(bytes), one))
    await expectRestored(url)
    moveFilesTo(folder)
    const name = nameOf({ organizationId: joost.organizationId, id: removed.fileId })
    expect(readFileSync(join(folder, name))).toEqual(awkwardBytes)
    expect(await checkAllBooks(url)).toBe(0)
    await storage.remove(name)
    expect(await checkAllBooks(url), 'a file without its bytes').toBe(1)
  })
})
