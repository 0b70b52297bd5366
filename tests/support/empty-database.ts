import postgres from 'postgres'
import { inject, onTestFinished } from 'vitest'
import { connect } from '@/db/client'
import { migrate } from '@/db/migrate'

let count = 0

/** A migrated database without an organization, as on the first start; connections to it end with the test. */
export async function emptyDatabase() {
  const owner = new URL(inject('ownerUrl'))
  const name = `${owner.pathname.slice(1)}_empty_${process.env.VITEST_POOL_ID}_${++count}`
  const server = postgres(inject('serverUrl'), { max: 1, onnotice: () => {} })
  await server.unsafe(`drop database if exists ${name} with (force)`)
  await server.unsafe(`create database ${name} owner "${decodeURIComponent(owner.username)}"`)
  await server.end()
  owner.pathname = `/${name}`
  await migrate(owner.href)
  const db = connect(owner.href)
  onTestFinished(() => db.$client.end())
  return { url: owner.href, db }
}
