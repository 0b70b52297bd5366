import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { memberships, users } from '@/db/schema'
import { changesSince } from '../changes/meeting'
import { type Change, type Decision, record } from '../changes/record'
import { takeTurn } from '../changes/take-turn'
import { transact } from '../changes/transact'
import { update } from '../changes/write'
import { type Actor, demand } from '../permissions/actor'
import { ChangedMeanwhile, Missing, Refusal } from '../refusal'

export type Member = typeof memberships.$inferSelect & { name: string; email: string }

export type MemberDecision = Omit<Decision, 'writes'> & {
  set: Partial<typeof memberships.$inferSelect>
  writes?: Decision['writes']
}

/** What happens to a member and changes nothing that a form about them shows. */
const besides = ['user.passwordChanged', 'user.invited', 'user.joined', 'user.signedOut']

/**
 * The gate of every change to a member. They take turns, for whether an admin remains is a question about all of them;
 * only the one that is changed is locked. Rows that only name a member, such as a new session, need not wait.
 */
export function changeMember(
  actor: Actor,
  seen: { userId: string; version: number },
  decide: (member: Member, tx: Transaction) => Promise<MemberDecision>,
): Promise<Change> {
  return transact(actor, async (tx) => {
    demand(actor, 'user.edit')
    await takeTurn(tx, actor)
    const ofOrganization = eq(memberships.organizationId, actor.organizationId)
    const [row] = await tx
      .select()
      .from(memberships)
      .where(and(ofOrganization, eq(memberships.userId, seen.userId)))
      .for('no key update')
    const [user] = row ? await tx.select().from(users).where(eq(users.id, seen.userId)) : []
    if (!row || !user) throw new Missing()
    const span = { seen: seen.version, present: row.version }
    const since = await changesSince(tx, actor.organizationId, 'user', row.userId, span)
    if (since.length !== span.present - span.seen || since.some(({ operation }) => !besides.includes(operation))) {
      throw new ChangedMeanwhile('user', row.userId, seen.version, row.version)
    }
    const { set, writes = [], ...decision } = await decide({ ...row, name: user.name, email: user.email }, tx)
    const all = await tx.select().from(memberships).where(ofOrganization)
    const admins = all
      .map((one) => (one.userId === row.userId ? { ...one, ...set } : one))
      .filter((one) => one.role === 'admin' && !one.deactivatedAt)
    if (admins.length === 0) throw new Refusal('user.lastAdmin', 'role')
    const version = row.version + 1
    const own = update('memberships', { userId: row.userId }, row, { ...set, version })
    const subject = { entity: 'user' as const, entityId: row.userId, version }
    return record(tx, actor, subject, { ...decision, writes: [...writes, own] })
  })
}

/** Whether a person is an active member, and stays one until the transaction ends. */
export async function isActiveMember(tx: Transaction, organizationId: string, userId: string): Promise<boolean> {
  const [row] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        isNull(memberships.deactivatedAt),
      ),
    )
    .for('share')
  return Boolean(row)
}
