import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { memberships, users } from '@/db/schema'
import { hashPassword } from '@/lib/auth/password'
import { type Author, record } from '@/lib/changes/record'
import { insert, update } from '@/lib/changes/write'
import { newId } from '@/lib/ids'
import { cast, type Name, names } from './cast'

/** Makes each of the cast a member of the organization, with this password; who is one already stays as they are. */
export async function addCast(tx: Transaction, author: Author, { password, at }: { password: string; at: Date }) {
  const ids = {} as Record<Name, string>
  for (const name of names) ids[name] = await addMember(tx, author, cast[name], { password, at })
  return ids
}

type Person = { name: string; email: string; role: string; deactivated?: boolean }

async function addMember(
  tx: Transaction,
  author: Author,
  person: Person,
  { password, at }: { password: string; at: Date },
) {
  const { name, email, role } = person
  const userId = (await findUser(tx, email)) ?? newId()
  await tx
    .insert(users)
    .values({ id: userId, email, name, passwordHash: await hashPassword(password), createdAt: at })
    .onConflictDoNothing()
  const [membership] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.organizationId, author.organizationId), eq(memberships.userId, userId)))
  if (membership) return userId
  await record(
    tx,
    author,
    { entity: 'user', entityId: userId, version: 1 },
    {
      operation: 'user.added',
      facts: { name, role },
      writes: [insert('memberships', { userId }, { role, createdAt: at })],
    },
  )
  if (person.deactivated) {
    await record(
      tx,
      author,
      { entity: 'user', entityId: userId, version: 2 },
      {
        operation: 'user.deactivated',
        facts: { name },
        writes: [
          update('memberships', { userId }, { deactivatedAt: null, version: 1 }, { deactivatedAt: at, version: 2 }),
        ],
      },
    )
  }
  return userId
}

async function findUser(tx: Transaction, email: string): Promise<string | undefined> {
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
  return user?.id
}
