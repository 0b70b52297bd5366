import { eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { organizations } from '@/db/schema'
import { Missing } from '../refusal'

export type Organization = typeof organizations.$inferSelect

export async function findOrganization(db: Reader, id: string): Promise<Organization> {
  const [organization] = await db.select().from(organizations).where(eq(organizations.id, id))
  if (!organization) throw new Missing()
  return organization
}
