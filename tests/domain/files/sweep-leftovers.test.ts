import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { addFile } from '@/lib/files/add-file'
import { forgetRemoved } from '@/lib/files/forget-removed'
import { removeFile } from '@/lib/files/remove-file'
import { openStorage } from '@/lib/files/storage/open-storage'
import { readFileSettings } from '@/lib/files/storage/settings'
import { nameOf } from '@/lib/files/storage/storage'
import { sweepLeftovers } from '@/lib/files/sweep-leftovers'
import { newId } from '@/lib/ids'
import { undoChange } from '@/lib/undo/undo-change'
import { actorOf } from '../../support/cast'
import { at, realTime } from '../../support/clock'
import { makeCustomer } from '../../support/make'
import { startBucket } from '../../support/s3-server'
import { makeFileAt, withFile } from '../../support/targets'

const joost = actorOf('joost')
const { organizationId } = joost
const home = { admin: joost, owner: joost.userId }
const named = (id: string) => nameOf({ organizationId, id })
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)

type Kind = { age: (name: string, at: Date) => void; names: () => string[] }

function inFolder(): Kind {
  const { folder } = readFileSettings(process.env)
  return {
    age: (name, at) => utimesSync(join(folder, name), at, at),
    names: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.includes('/'))
        .sort(),
  }
}

async function inBucket(): Promise<Kind> {
  const { objects, putAt, ...bucket } = await startBucket()
  const env = {
    FILES_S3_ENDPOINT: bucket.endpoint,
    FILES_S3_BUCKET: bucket.bucket,
    FILES_S3_REGION: bucket.region,
    FILES_S3_ACCESS_KEY_ID: bucket.accessKeyId,
    FILES_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
  }
  Object.assign(process.env, env)
  onTestFinished(() => {
    for (const name of Object.keys(env)) delete process.env[name]
  })
  return {
    age: (name, at) => putAt.set(name, at),
    names: () => [...objects.keys()].map((url) => url.slice('/funil/'.length)).sort(),
  }
}

async function put(name: string) {
  const proof = { size: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }
  await openStorage().put(name, Readable.from([Buffer.from('abc')]), proof)
  return name
}

describe.each([
  ['a folder', async () => inFolder()],
  ['a bucket', inBucket],
])('of %s', (_what, open) => {
  test('what no file has is deleted when it is older than a day, and nothing that can come back', async () => {
    const { age, names } = await open()
    const here = await makeFileAt(home)
    const removed = await makeFileAt(home)
    await removeFile(joost, removed)
    const { id: customerId } = await makeCustomer()
    const added = await withFile('Offer', (path) => addFile(joost, { customerId, name: 'Offer.txt', path }))
    await undoChange(joost, { changeId: added.id ?? '' })
    at('2026-01-01T10:00Z')
    const forgotten = await makeFileAt(home)
    await removeFile(joost, forgotten)
    at('2026-03-01T10:00Z')
    await forgetRemoved()
    realTime()
    const kept = [here.fileId, removed.fileId, added.entityId].map(named)
    const strangers = nameOf({ organizationId: newId(), id: newId() })
    const left = [named(newId()), named(newId()), named(forgotten.fileId)]
    for (const name of [strangers, ...left]) await put(name)
    const young = await put(named(newId()))
    for (const name of [...kept, strangers, ...left]) age(name, ago(25))
    age(young, ago(23))

    expect(await sweepLeftovers()).toBe(left.length)
    expect(names()).toEqual([...kept, strangers, young].sort())
    expect(await sweepLeftovers()).toBe(0)
  })
})

test('of a folder what was never put whole goes too, and what Funil did not put stays', async () => {
  const { folder } = readFileSettings(process.env)
  const { age, names } = inFolder()
  const [unfinished, foreign] = [`${named(newId())}.unfinished`, `${organizationId}/read me`]
  mkdirSync(join(folder, organizationId), { recursive: true })
  for (const name of [unfinished, foreign]) {
    writeFileSync(join(folder, name), 'half')
    age(name, ago(25))
  }
  expect(await sweepLeftovers()).toBe(1)
  expect(names()).not.toContain(unfinished)
  expect(names()).toContain(foreign)
})
