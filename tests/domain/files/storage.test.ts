import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { localStorage } from '@/lib/files/storage/local'
import { openStorage } from '@/lib/files/storage/open-storage'
import { s3Storage } from '@/lib/files/storage/s3'
import { readFileSettings } from '@/lib/files/storage/settings'
import { nameOf, type Put, type Storage } from '@/lib/files/storage/storage'
import { newId } from '@/lib/ids'
import { signatureOf, startBucket } from '../../support/s3-server'

const content = Buffer.from('A quote, “with” more than ASCII')
const proof = { size: content.length, sha256: createHash('sha256').update(content).digest('hex') }
const newName = () => nameOf({ organizationId: newId(), id: newId() })

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'funil-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function allOf(storage: Storage, organizationId: string) {
  const all: Put[] = []
  for await (const page of storage.list(organizationId)) all.push(...page)
  return all
}

const kinds: [string, () => Promise<Storage>][] = [
  ['a folder', async () => localStorage(newFolder())],
  ['a bucket', async () => s3Storage(await startBucket())],
]

describe.each(kinds)('%s', (_kind, open) => {
  test('keeps bytes, gives them back, knows their size and removes them', async () => {
    const storage = await open()
    const name = newName()
    await storage.put(name, Readable.from([content.subarray(0, 7), content.subarray(7)]), proof)
    expect(await storage.sizeOf(name)).toBe(content.length)
    const got = await storage.get(name)
    expect(got && (await buffer(got))).toEqual(content)
    await storage.remove(name)
    await storage.remove(name)
    expect(await storage.sizeOf(name)).toBeUndefined()
    expect(await storage.get(name)).toBeUndefined()
  })

  test('keeps nothing where other bytes come than were announced, or they break off', async () => {
    const storage = await open()
    const name = newName()
    const other = Buffer.from('B'.repeat(content.length))
    await expect(storage.put(name, Readable.from([other]), proof)).rejects.toThrow()
    const broken = Readable.from(
      (async function* () {
        yield content.subarray(0, 5)
        throw new Error('gone')
      })(),
    )
    await expect(storage.put(name, broken, proof)).rejects.toThrow()
    expect(await storage.sizeOf(name)).toBeUndefined()
  })

  test('lists what lies there of an organization, on as many pages as it takes, and of no other', async () => {
    const storage = await open()
    const organizationId = newId()
    expect(await allOf(storage, organizationId)).toEqual([])
    const ids = Array.from({ length: 5 }, newId)
    for (const id of ids) await storage.put(nameOf({ organizationId, id }), Readable.from([content]), proof)
    await storage.put(newName(), Readable.from([content]), proof)
    const listed = await allOf(storage, organizationId)
    expect(listed.map(({ id }) => id).sort()).toEqual(ids.sort())
    for (const { at } of listed) expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000)
  })

  test.each(['../../etc/passwd', 'a/b', `${newId()}/../${newId()}`, `${newId()}`, '', `${newName()}\0`])(
    'has no place for a name such as %j',
    async (name) => {
      const storage = await open()
      await expect(storage.put(name, Readable.from([content]), proof)).rejects.toThrow('no name of a file')
      await expect(storage.get(name)).rejects.toThrow('no name of a file')
    },
  )
})

test('in a folder files are for their owner alone, and what broke off leaves nothing', async () => {
  const folder = newFolder()
  const name = newName()
  const storage = localStorage(folder)
  await storage.put(name, Readable.from([content]), proof)
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  await storage.remove(name)
  await expect(storage.put(name, Readable.from([content]), { ...proof, size: 1 })).rejects.toThrow('whole')
  expect(readdirSync(folder, { recursive: true })).toHaveLength(1)
})

test('a bucket refuses who has another key, and Funil says so without it', async () => {
  const bucket = await startBucket()
  const stranger = s3Storage({ ...bucket, secretAccessKey: 'another secret' })
  const putting = stranger.put(newName(), Readable.from([content]), proof)
  await expect(putting).rejects.toThrow('The file storage answered 403 to PUT.')
  await expect(stranger.sizeOf(newName())).rejects.toThrow('403')
  expect(bucket.objects.size).toBe(0)
  await expect(
    s3Storage({ ...bucket, bucket: 'other' }).put(newName(), Readable.from([content]), proof),
  ).rejects.toThrow('404')
})

test('the bucket of the tests signs as in the published example of AWS', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, GET Object
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': createHash('sha256').update('').digest('hex'),
    'x-amz-date': '20130524T000000Z',
    authorization: 'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=',
  }
  const keys = {
    region: 'us-east-1',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  expect(signatureOf({ method: 'GET', url: '/test.txt', headers }, keys)).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

describe('the environment', () => {
  const all = {
    FILES_S3_ENDPOINT: 'https://s3.example.com/',
    FILES_S3_BUCKET: 'funil-files',
    FILES_S3_ACCESS_KEY_ID: 'key',
    FILES_S3_SECRET_ACCESS_KEY: 'secret',
  }
  const read = (env: Record<string, string>) => readFileSettings(env as unknown as NodeJS.ProcessEnv)

  test('says a folder, or with all that it takes a bucket', () => {
    expect(read({ DATA_DIR: '/data' })).toEqual({ most: 26_214_400, folder: '/data/files', bucket: undefined })
    expect(read({ FILES_DIR: '/files', DATA_DIR: '/data', FILES_MAX_MB: '1' })).toMatchObject({
      ...{ most: 1_048_576, folder: '/files' },
    })
    expect(read(all).bucket).toEqual({
      ...{ endpoint: 'https://s3.example.com', bucket: 'funil-files', region: 'us-east-1' },
      ...{ accessKeyId: 'key', secretAccessKey: 'secret' },
    })
    expect(existsSync(readFileSettings(process.env).folder)).toBe(true)
    expect(openStorage()).toHaveProperty('put')
  })

  test.each([
    [{ FILES_S3_BUCKET: 'funil' }, 'FILES_S3_ENDPOINT, FILES_S3_ACCESS_KEY_ID, FILES_S3_SECRET_ACCESS_KEY must be set'],
    [{ ...all, FILES_S3_ENDPOINT: 'ftp://x' }, 'FILES_S3_ENDPOINT must be an address'],
    [{ ...all, FILES_S3_BUCKET: 'a/../b' }, 'FILES_S3_BUCKET must be the name of a bucket'],
    [{ FILES_MAX_MB: 'many' }, 'FILES_MAX_MB must be a number'],
  ])('is refused in words where it says %j', (env, words) => {
    expect(() => read(env as Record<string, string>)).toThrow(words)
  })
})
