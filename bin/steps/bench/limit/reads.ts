import { loadList } from '../../../../app/customers/load-list'
import { listAccountTypes } from '../../../../lib/account-types/list-account-types'
import { listTimeline } from '../../../../lib/activities/list-timeline'
import { findNames } from '../../../../lib/changes/find-names'
import { dayIn } from '../../../../lib/clock'
import { listReasonsFor } from '../../../../lib/closing-reasons/list-reasons-for'
import { listCustomFields } from '../../../../lib/custom-fields/list-custom-fields'
import { findCustomer } from '../../../../lib/customers/find-customer'
import { listViewOf, type Query } from '../../../../lib/customers/list-view'
import { findFunnel } from '../../../../lib/lead-phases/funnel'
import { listFunnels } from '../../../../lib/lead-phases/list-funnels'
import { listLeads } from '../../../../lib/leads/list-leads'
import { listPhaseRecords } from '../../../../lib/leads/list-phase-records'
import { findStalledLimit } from '../../../../lib/leads/stalled'
import { findOverview } from '../../../../lib/overview/find-overview'
import { scopeOf } from '../../../../lib/overview/scope'
import type { Actor } from '../../../../lib/permissions/actor'
import { listTeams } from '../../../../lib/teams/list-teams'
import { listMembers } from '../../../../lib/users/list-members'

type Asked = { actor: Actor; timeZone: string; path: string; query: Query }

/** Reads what the page at this path reads, by the very functions of the product. */
export function read({ actor, timeZone, path, query }: Asked): Promise<unknown> {
  const [, id] = /^\/customers\/([^/]+)\/overview$/.exec(path) ?? []
  if (id) return readLead(actor, id, query.get('lead'))
  if (path === '/overview') return readOverview(actor, query, timeZone)
  return loadList(actor, listViewOf(query), timeZone)
}

async function readLead(actor: Actor, id: string, wished: string | undefined) {
  const customer = await findCustomer(actor, id)
  const all = await listLeads(actor, customer.id)
  const lead = all.find((one) => one.id === wished)
  if (!lead) throw new Error(`${id} has no lead ${wished}.`)
  await findFunnel(actor, lead.accountTypeId)
  const timeline = await listTimeline(actor, customer.id, { show: 'everything', limit: 6 })
  await Promise.all([
    findNames(
      actor,
      timeline.flatMap((one) => ('change' in one ? [one.change] : [])),
    ),
    listPhaseRecords(actor, lead.id),
    listReasonsFor(actor, lead.accountTypeId),
    lead.state === 'open' ? findStalledLimit(actor, lead.leadPhaseId) : undefined,
    listCustomFields(actor),
  ])
}

const readOverview = (actor: Actor, query: Query, timeZone: string) =>
  Promise.all([
    findOverview(actor, scopeOf(query, dayIn(timeZone)), timeZone),
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor, { archived: true }),
    listMembers(actor),
    listTeams(actor),
  ])
