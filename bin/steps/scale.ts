import { connect } from '../../db/client'
import { migrate } from '../../db/migrate'
import { organizations } from '../../db/schema'
import { addMany, finishMany } from '../../db/seeds/scale/fill-with-many'

const portion = 20_000

/** Adds so many customers to the one organization of the database, and says how far it is. */
export async function scale(databaseUrl: string, wish?: string) {
  const customers = Number(wish)
  if (!Number.isInteger(customers) || customers < 1 || customers > 10_000_000) {
    throw new Error('Say how many customers: bin/scale 1000000')
  }
  await migrate(databaseUrl)
  const db = connect(databaseUrl, { max: 1 })
  try {
    const [organization, another] = await db.select().from(organizations).limit(2)
    if (!organization || another) throw new Error('This is for a database with one organization: npm start sets it up.')
    const organizationId = organization.id
    for (let from = 1; from <= customers; from += portion) {
      const upTo = Math.min(from + portion - 1, customers)
      await db.transaction((tx) => addMany(tx, { organizationId, from, upTo }))
      console.log(`${upTo} of ${customers} customers (${Math.round((upTo / customers) * 100)} %)`)
    }
    await db.transaction((tx) => finishMany(tx, organizationId))
  } finally {
    await db.$client.end()
  }
}
