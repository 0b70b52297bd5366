import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { database } from '@/db/client'
import { digests, users } from '@/db/schema'
import { clock, dayIn } from '../clock'
import { env } from '../env'
import { isLanguage } from '../i18n/languages'
import { newToken } from '../ids'
import type { Job } from '../jobs/vocabulary'
import { sendMail, Unanswered } from '../mail/send-mail'
import { findOrganization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { findActor } from '../users/find-actor'
import { digestOf } from './digest-of'
import { findDigest, ownDigest, sinceOf } from './find-digest'
import { writeMail } from './write-mail'

/**
 * Sends a person the digest of today, where there is something to say, once: the day is settled before the mail goes
 * out, so that a process that is killed meanwhile leaves a day without one and never one with two.
 */
export async function sendDigest({ organizationId, id }: Job) {
  const actor = await findActor(organizationId, id, 'system')
  if (!actor || !env.mail) return
  const [digest, organization] = await Promise.all([findDigest(actor), findOrganization(database(), organizationId)])
  // What happens while it is read is in the next one.
  const now = clock.now()
  const today = dayIn(organization.timeZone, now)
  const [user] = await database().select().from(users).where(eq(users.id, actor.userId))
  const isDue = digest.isOn && (digest.sentOn === null || digest.sentOn < today)
  if (!user || !isDue) return
  const language = [user.language, organization.language].find(isLanguage) ?? 'en'
  const sections = await digestOf({ actor, organization, language }, sinceOf(digest))
  const token = await settle(actor, { sentOn: today, sentAt: now })
  if (!token || sections.length === 0) return
  const home = env.appUrl
  const words = writeMail(sections, { language, today, home, off: `${home}/digest/off?token=${token}` })
  const off = `${home}/api/digest/off?token=${token}`
  try {
    await sendMail({ to: { name: user.name, address: user.email }, off, ...words })
  } catch (error) {
    if (!(error instanceof Unanswered)) await unsettle(actor, digest)
    throw error
  }
}

/** Answers the token of the link that ends it; undefined when the day is settled, or the person does not want it. */
async function settle({ organizationId, userId }: Actor, set: { sentOn: string; sentAt: Date }) {
  const [settled] = await database()
    .insert(digests)
    .values({ organizationId, userId, token: newToken(), ...set })
    .onConflictDoUpdate({
      target: [digests.organizationId, digests.userId],
      set,
      setWhere: and(eq(digests.isOn, true), or(isNull(digests.sentOn), lt(digests.sentOn, set.sentOn))),
    })
    .returning()
  return settled?.token
}

/** The mail did not go out: as it was before. */
async function unsettle(actor: Actor, { sentOn, sentAt }: Pick<typeof digests.$inferSelect, 'sentOn' | 'sentAt'>) {
  await database().update(digests).set({ sentOn, sentAt }).where(ownDigest(actor))
}
