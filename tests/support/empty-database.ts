import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { connect } from '@/db/client'
import { migrate } from '@/db/migrate'

let count = 0

/** The address of a database without any table. */
export async function newDatabase(): Promise<string> {
  const owner = new URL(inject('ownerUrl'))
  const name = `${owner.pathname.slice(1)}_empty_${process.env.VITEST_POOL_ID}_${++count}`
  const server = postgres(inject('serverUrl'), { max: 1, onnotice: () => {} })
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.unsafe(`create database ${name} owner "${decodeURIComponent(owner.username)}"`)
  await server.end()
  owner.pathname = `/${name}`
  return owner.href
}

/** Connections to it end with the test. */
export function connectTo(url: string) {
  const db = connect(url)
  onTestFinished(() => db.$client.end())
  return db
}

/** A migrated database without an organization, as on the first start. */
export async function emptyDatabase() {
  const url = await newDatabase()
  await migrate(url)
  return { url, db: connectTo(url) }
}
