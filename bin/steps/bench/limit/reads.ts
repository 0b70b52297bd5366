import { listWords } from '../../../../app/customers/list-words'
import { loadList } from '../../../../app/customers/load-list'
import { listAccountTypes } from '../../../../lib/account-types/list-account-types'
import { dayIn } from '../../../../lib/clock'
import { listReasonsFor } from '../../../../lib/closing-reasons/list-reasons-for'
import { findCustomer } from '../../../../lib/customers/find-customer'
import { listViewOf } from '../../../../lib/customers/list-view'
import { findFunnel } from '../../../../lib/lead-phases/funnel'
import { listFunnels } from '../../../../lib/lead-phases/list-funnels'
import { listLeads } from '../../../../lib/leads/list-leads'
import { listPhaseRecords } from '../../../../lib/leads/list-phase-records'
import { findOverview } from '../../../../lib/overview/find-overview'
import { scopeOf } from '../../../../lib/overview/scope'
import { listMembers } from '../../../../lib/users/list-members'
import type { PageContext } from '../../../../lib/web/page'

export type Asked = Pick<PageContext, 'actor' | 'session' | 'language' | 't'> & {
  path: string
  query: { get(name: string): string | undefined }
}

/** What the pages read, by the very functions of the product; the list makes the words of its rows as well. */
export async function read({ actor, session, language, t, path, query }: Asked) {
  const { timeZone } = session.organization
  const [, id] = /^\/customers\/([^/]+)\/overview$/.exec(path) ?? []
  if (id) return readLead(actor, id, query.get('lead'))
  if (path === '/overview') return readOverview(actor, query, timeZone)
  const view = listViewOf(query)
  const list = await loadList(actor, view, timeZone)
  const words = listWords({ t, language, session }, view, list)
  return [list.found.rows.map(words.row), list.columns.map(words.head), words.totals(list.totals)]
}

async function readLead(actor: Asked['actor'], id: string, wished: string | undefined) {
  const customer = await findCustomer(actor, id)
  const all = await listLeads(actor, customer.id)
  const lead = all.find((one) => one.id === wished)
  const funnel = await findFunnel(actor, lead?.accountTypeId ?? customer.accountTypeId)
  if (!lead) throw new Error(`${id} has no lead ${wished}.`)
  return [funnel, ...(await Promise.all([listPhaseRecords(actor, lead.id), listReasonsFor(actor, lead.accountTypeId)]))]
}

const readOverview = (actor: Asked['actor'], query: Asked['query'], timeZone: string) =>
  Promise.all([
    findOverview(actor, scopeOf(query, dayIn(timeZone)), timeZone),
    listAccountTypes(actor, { archived: true }),
    listFunnels(actor, { archived: true }),
    listMembers(actor),
  ])
