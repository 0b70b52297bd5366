import type { TestProject } from 'vitest/node'
import { connect } from '@/db/client'
import { migrate } from '@/db/migrate'
import { fillTemplate } from './fill-template'
import { createDatabase, dropAll, makeOwner, openServer, urlOf } from './test-server'

const name = `funil_test_${process.pid}`

/** Before all tests: a migrated database with the cast, from which each test file gets a clone. */
export default async function template(project: TestProject) {
  const server = await openServer()
  const ownerUrl = await makeOwner(server.url, name)
  await createDatabase(server.url, ownerUrl, name)
  await migrate(urlOf(ownerUrl, name))
  const db = connect(urlOf(ownerUrl, name), { max: 1 })
  project.provide('members', await fillTemplate(db))
  await db.$client.end()
  project.provide('serverUrl', server.url)
  project.provide('ownerUrl', urlOf(ownerUrl, name))
  return async () => {
    await dropAll(server.url, name)
    await server.stop()
  }
}
