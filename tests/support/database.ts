import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, inject } from 'vitest'
import { blankSettings } from '@/bin/steps/blank-settings'
import { database } from '@/db/client'
import { realTime } from './clock'

Object.assign(process.env, blankSettings)

// A fresh clone for each test file, in the worker's own database.
const ownerUrl = new URL(inject('ownerUrl'))
const template = ownerUrl.pathname.slice(1)
const clone = `${template}_${process.env.VITEST_POOL_ID}`

const sql = postgres(inject('serverUrl'), { max: 1, onnotice: () => {} })
await sql.unsafe(`drop database if exists ${clone} with (force)`)
await sql.unsafe(`create database ${clone} template ${template} owner "${decodeURIComponent(ownerUrl.username)}"`)
await sql.end()

/** Files that tests keep go with them. */
process.env.FILES_DIR = mkdtempSync(join(tmpdir(), 'funil-files-'))

ownerUrl.pathname = `/${clone}`
process.env.DATABASE_URL = ownerUrl.href

afterEach(realTime)
afterAll(() => rmSync(process.env.FILES_DIR ?? '', { recursive: true }))
afterAll(() => (database() as unknown as { $client: postgres.Sql }).$client.end())
