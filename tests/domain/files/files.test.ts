import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { listTimeline } from '@/lib/activities/list-timeline'
import { addFile } from '@/lib/files/add-file'
import { addFiles } from '@/lib/files/add-files'
import { findFile, listFiles } from '@/lib/files/list-files'
import { removeFile } from '@/lib/files/remove-file'
import { RenameFile, renameFile } from '@/lib/files/rename-file'
import { openStorage } from '@/lib/files/storage/open-storage'
import { readFileSettings } from '@/lib/files/storage/settings'
import { nameOf } from '@/lib/files/storage/storage'
import { reading } from '@/lib/format/reading'
import { Refusal } from '@/lib/refusal'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf, newRequest } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { makeCustomer } from '../../support/make'
import { expectReplayed } from '../../support/replay'
import { makeFileAt, withFile } from '../../support/targets'
import { storedFiles } from './stored-files'

const joost = actorOf('joost')
const miriam = actorOf('miriam')
const tiago = actorOf('tiago')
const viewer = actorOf('ines')
const stranger = actorOf('stranger')

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')
const html = '<!doctype html><script>alert(1)</script>'

async function add(name: string, content: string | Buffer, actor = joost, customerId?: string) {
  const id = customerId ?? (await makeCustomer()).id
  const change = await withFile(content, (path) => addFile(actor, { customerId: id, name, path }))
  return findFile(actor, id, change.entityId)
}

describe('a file that is added', () => {
  test('stands on the card and on the timeline, and its bytes come back as they were', async () => {
    const file = await add('Offer Müller.pdf', pdf)
    expect(file).toMatchObject({ name: 'Offer Müller.pdf', size: pdf.length, type: 'application/pdf', version: 1 })
    expect(file.authorName).toBe('Joost Vermeer')
    const bytes = await openStorage().get(nameOf(file))
    expect(bytes && (await buffer(bytes))).toEqual(pdf)
    expect(await listFiles(joost, file.customerId, 9)).toEqual([file])
    const [entry] = await listTimeline(joost, file.customerId, { show: 'everything', limit: 1 })
    expect(entry).toMatchObject({ change: { operation: 'file.added', facts: { name: 'Offer Müller.pdf' } } })
  })

  test.each([
    ['a page that calls itself PDF', 'offer.pdf', html, 'application/octet-stream'],
    ['a picture that calls itself a page', 'photo.html', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'image/gif'],
    ['both a picture and a script', 'a.gif', Buffer.from('GIF89a/*\x00*/=1;alert(1)', 'latin1'), 'image/gif'],
    ['both PDF and page', 'a.pdf', Buffer.concat([pdf, Buffer.from(html)]), 'application/pdf'],
    ['a drawing with a script', 'a.svg', `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, null],
  ])('is known by its bytes: %s', async (_what, name, content, type) => {
    const file = await add(name, content)
    expect(file.name).toBe(name)
    if (type) expect(file.type).toBe(type)
    else expect(file.type).not.toBe('image/svg+xml')
  })

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\joost\\Offer.pdf', 'Offer.pdf'],
    ['  two\n lines\t.pdf ', 'two lines .pdf'],
    ['invoice\u202Efdp.jpg', 'invoicefdp.jpg'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
    ['Schöne Grüße 🚀.pdf', 'Schöne Grüße 🚀.pdf'],
  ])('has of the name %j only %j, and lies under ids', async (typed, name) => {
    const file = await add(typed, pdf)
    expect(file.name).toBe(name)
    const stored = join(readFileSettings(process.env).folder, file.organizationId, file.id)
    expect(readFileSync(stored)).toEqual(pdf)
  })

  test.each([
    ['empty', 'a.txt', '', 'file.empty'],
    ['named as a program', 'setup.EXE', 'x', 'file.program'],
    ['a program by its name without what Windows drops', 'setup.exe. .', 'x', 'file.program'],
    ['a program by its bytes', 'offer.pdf', Buffer.from(`MZ${'\0'.repeat(200)}`), 'file.program'],
    ['without a name', '/..', 'x', 'file.nameMissing'],
  ] as const)('is refused, and leaves no bytes, where it is %s', async (_why, name, content, key) => {
    const { id: customerId } = await makeCustomer()
    const before = storedFiles()
    await withFile(content, (path) => expectRefusal(() => addFile(joost, { customerId, name, path }), key, 'file'))
    expect(storedFiles()).toEqual(before)
  })

  test('is kept once where the form was sent twice, at once too', async () => {
    const { id: customerId } = await makeCustomer()
    const before = storedFiles().length
    const twice = actorOf('joost', newRequest())
    const changes = await withFile(pdf, (path) =>
      Promise.all([1, 2].map(() => addFile(twice, { customerId, name: 'Offer.pdf', path }))),
    )
    const again = await withFile(pdf, (path) => addFile(twice, { customerId, name: 'Offer.pdf', path }))
    expect(new Set([...changes, again].map(({ id }) => id)).size).toBe(1)
    expect(await listFiles(joost, customerId, 9)).toHaveLength(1)
    expect(storedFiles()).toHaveLength(before + 1)
  })

  test('is no business of who may not, and of nobody elsewhere', async () => {
    const { id: customerId } = await makeCustomer()
    const before = storedFiles()
    await withFile(pdf, async (path) => {
      await expectRefusal(() => addFile(viewer, { customerId, name: 'a.pdf', path }), 'forbidden')
      await expectRefusal(() => addFile(stranger, { customerId, name: 'a.pdf', path }), 'missing')
    })
    expect(storedFiles()).toEqual(before)
  })
})

describe('several files', () => {
  test('are each kept or refused by themselves, and taken back together', async () => {
    const { id: customerId } = await makeCustomer()
    const sent = (path: string) => [
      ...[
        { customerId, name: 'One.pdf', path },
        { customerId, name: 'setup.exe', path },
      ],
      ...[
        { customerId, name: 'Two.pdf', path },
        { customerId, name: 'Big.pdf', path, refusal: new Refusal('file.tooLarge') },
      ],
    ]
    const { added, refused } = await withFile(pdf, (path) => addFiles(joost, sent(path)))
    expect(refused.map(({ name, refusal }) => [name, refusal.key])).toEqual([
      ['setup.exe', 'file.program'],
      ['Big.pdf', 'file.tooLarge'],
    ])
    expect((await listFiles(joost, customerId, 9)).map(({ name }) => name)).toEqual(['Two.pdf', 'One.pdf'])
    await undoChange(joost, { changeId: added[0]?.id ?? '' })
    expect(await listFiles(joost, customerId, 9)).toEqual([])
  })

  test('are listed the latest first, page by page', async () => {
    const { id: customerId } = await makeCustomer()
    for (const name of ['a', 'b', 'c']) await add(`${name}.txt`, name, joost, customerId)
    const first = await listFiles(joost, customerId, 2)
    const next = await listFiles(joost, customerId, 2, first.at(-1)?.id)
    expect([...first, ...next].map(({ name }) => name)).toEqual(['c.txt', 'b.txt', 'a.txt'])
  })
})

describe('a file that is there', () => {
  const rename = (name: string) => RenameFile(reading('EUR')).parse({ fileId: crypto.randomUUID(), version: 1, name })

  test('is renamed, removed and brought back, bytes and all', async () => {
    const { fileId, customerId, version } = await makeFileAt({ admin: joost, owner: joost.userId }, pdf, 'Offer.pdf')
    await renameFile(joost, { fileId, version, name: 'Offer 2.pdf' })
    const { id } = await removeFile(joost, { fileId, version: 2 })
    await expectRefusal(() => findFile(joost, customerId, fileId), 'missing')
    await expectRefusal(() => renameFile(joost, { fileId, version: 3, name: 'x' }), 'missing')
    expect(await listFiles(joost, customerId, 9)).toEqual([])
    await undoChange(joost, { changeId: id ?? '' })
    const file = await findFile(joost, customerId, fileId)
    expect(file).toMatchObject({ name: 'Offer 2.pdf', removedAt: null, version: 4 })
    expect(await openStorage().sizeOf(nameOf(file))).toBe(pdf.length)
    await expectReplayed()
  })

  test('gets a name as clean as at first, never that of a program', async () => {
    expect(rename(' a/b\u202E.pdf ').name).toBe('b.pdf')
    expect(() => rename('..')).toThrow('required')
    const made = await makeFileAt({ admin: joost, owner: joost.userId })
    await expectRefusal(() => renameFile(joost, { ...made, name: 'quote.scr' }), 'file.program', 'name')
  })

  test('is changed by who added it, whose customer it is on, and who may change all', async () => {
    const ofMiriam = await makeCustomer('miriam')
    const tiagos = await add('Tiago.txt', 'x', tiago, ofMiriam.id)
    const seen = { fileId: tiagos.id, version: 1 }
    await expectRefusal(() => removeFile(joost, seen), 'forbidden')
    await expectRefusal(() => removeFile(viewer, seen), 'forbidden')
    await expectRefusal(() => removeFile(stranger, seen), 'missing')
    await renameFile(tiago, { ...seen, name: 'Tiago 2.txt' })
    await renameFile(miriam, { fileId: tiagos.id, version: 2, name: 'Tiago 3.txt' })
    await expectRefusal(() => renameFile(tiago, { ...seen, name: 'late.txt' }), 'changedMeanwhile')
    const onMine = await add('Of Tiago.txt', 'x', tiago, (await makeCustomer('joost')).id)
    await renameFile(joost, { fileId: onMine.id, version: 1, name: 'On mine.txt' })
  })

  test('of another customer is not found under this one', async () => {
    const file = await add('a.txt', 'x')
    const { id: other } = await makeCustomer()
    await expectRefusal(() => findFile(joost, other, file.id), 'missing')
  })

  test('is gone with its addition when that is undone, and there again when that is too', async () => {
    const { id: customerId } = await makeCustomer()
    const change = await withFile(pdf, (path) => addFile(joost, { customerId, name: 'a.pdf', path }))
    const undone = await undoChange(joost, { changeId: change.id ?? '' })
    expect(await listFiles(joost, customerId, 9)).toEqual([])
    await undoChange(joost, { changeId: undone.id ?? '' })
    const [file] = await listFiles(joost, customerId, 9)
    expect(existsSync(join(readFileSettings(process.env).folder, file?.organizationId ?? '', file?.id ?? ''))).toBe(
      true,
    )
  })
})
