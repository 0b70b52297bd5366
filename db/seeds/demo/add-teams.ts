import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { memberships, teams } from '@/db/schema'
import { type Author, record } from '@/lib/changes/record'
import { insert, update } from '@/lib/changes/write'
import { newId } from '@/lib/ids'
import { cast, type Name } from './cast'

/** Ana leads both, and is in neither. */
const demoTeams: Record<string, Name[]> = { Norte: ['miriam', 'joost', 'rui'], Sul: ['tiago', 'ines'] }

/** Puts the cast into two teams; who is in one already stays there. */
export async function addTeams(tx: Transaction, author: Author, userIds: Record<Name, string>, at: Date) {
  for (const [name, members] of Object.entries(demoTeams)) {
    const teamId = (await findTeam(tx, author, name)) ?? (await addTeam(tx, author, name, at))
    for (const member of members) await join(tx, author, { userId: userIds[member], name: cast[member].name }, teamId)
  }
}

async function findTeam(tx: Transaction, { organizationId }: Author, name: string): Promise<string | undefined> {
  const [team] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.organizationId, organizationId), sql`lower(${teams.name}) = lower(${name})`))
  return team?.id
}

async function addTeam(tx: Transaction, author: Author, name: string, at: Date): Promise<string> {
  const id = newId()
  await record(
    tx,
    author,
    { entity: 'team', entityId: id, version: 1 },
    { operation: 'team.added', facts: { name }, writes: [insert('teams', { id }, { name, createdAt: at })] },
  )
  return id
}

async function join(
  tx: Transaction,
  author: Author,
  { userId, name }: { userId: string; name: string },
  teamId: string,
) {
  const [row] = await tx
    .select()
    .from(memberships)
    .where(and(eq(memberships.organizationId, author.organizationId), eq(memberships.userId, userId)))
  if (!row || row.teamId) return
  const version = row.version + 1
  await record(
    tx,
    author,
    { entity: 'user', entityId: userId, version },
    {
      operation: 'user.edited',
      facts: { name, formerly: name },
      writes: [update('memberships', { userId }, row, { teamId, version })],
    },
  )
}
