import { listMentions } from '../activities/list-mentions'
import { listTodayTasks } from '../activities/list-today-tasks'
import { findNames } from '../changes/find-names'
import { listChangesOnMine } from '../changes/list-changes-on-mine'
import { dayIn } from '../clock'
import type { Language } from '../i18n/languages'
import { groundFor } from '../leads/ground'
import { listToday, mostShown } from '../leads/list-today'
import type { Organization } from '../organizations/find-organization'
import type { Actor } from '../permissions/actor'
import { type DigestSection, wordsOf } from './words-of'

export type DigestReader = { actor: Actor; organization: Organization; language: Language }

/** What Today shows a person of what is due, stuck and new, and what others did after `since`; only what there is. */
export async function digestOf({ actor, organization, language }: DigestReader, since: Date): Promise<DigestSection[]> {
  const { timeZone, funnelOn } = organization
  const today = dayIn(timeZone)
  const ground = await groundFor(actor, { stalled: true }, timeZone)
  const [leads, tasks, mentions, changes] = await Promise.all([
    funnelOn ? listToday(actor, ground) : undefined,
    listTodayTasks(actor, today),
    listMentions(actor, mostShown + 1),
    listChangesOnMine(actor, since, mostShown + 1),
  ])
  const names = await findNames(actor, changes)
  const named = mentions.filter(({ at }) => at > since)
  return wordsOf(
    { language, today, timeZone, currency: organization.currency },
    { leads, tasks, named, changes, names },
  )
}
