import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { connect } from '../../db/client'
import { migrate } from '../../db/migrate'
import { customers, organizations } from '../../db/schema'
import { cast } from '../../db/seeds/demo/cast'
import { fillWithDemo } from '../../db/seeds/demo/fill-with-demo'
import { famousNames } from '../../db/seeds/demo/place-famous'

/** Fills the one organization of the database with the demo data; refuses to do it twice. */
export async function seed(databaseUrl: string, chosen?: string) {
  if (chosen !== undefined && chosen.length < 12) throw new Error('DEMO_PASSWORD needs 12 characters or more.')
  const password = chosen ?? randomBytes(12).toString('base64url')
  await migrate(databaseUrl)
  const db = connect(databaseUrl, { max: 1 })
  try {
    await db.transaction(async (tx) => {
      const [organization, another] = await tx.select().from(organizations).limit(2).for('update')
      if (!organization) throw new Error('Set up an organization first: npm start prints the link.')
      if (another) throw new Error('There are several organizations here; the demo data are for one that stands alone.')
      const [known] = await tx
        .select({ id: customers.id })
        .from(customers)
        .where(and(eq(customers.organizationId, organization.id), eq(customers.name, famousNames[0] ?? '')))
      if (known) throw new Error('The demo data are here already.')
      await fillWithDemo(tx, organization.id, { now: new Date(), password })
    })
  } finally {
    await db.$client.end()
  }
  console.log(`The demo data are in. Sign in as ${cast.ana.email} (or its colleagues), password: ${password}`)
}
