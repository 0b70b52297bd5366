import { columns, isDescendingFirst, listUrl } from '../../../lib/customers/list-view'
import { unescapeHtml } from '../visit/forms'
import type { Visitor } from '../visit/visitor'
import type { Leads } from './leads'
import type { Once } from './load'
import { closeLead, completePhase, signInAgain } from './posts'
import { timed } from './timed'

export type Work = {
  name: string
  once: Once
  /** The pages that it asks for, one after the other; the first is weighed. */
  paths?: string[]
  /** It changes the database, which holds only so much to change. */
  writes?: boolean
  /** Measured with one connection and one process only: one of many of its kind, or too much for more. */
  heavy?: boolean
  /** The limit answers it too. */
  beside?: boolean
}

const list = 'class="list"'
const card = 'class="card'

export async function worksOf(visitor: Visitor, leads: Leads, customers: number): Promise<Work[]> {
  const open = '/customers?state=open'
  return [
    { name: 'list', ...page('/customers', list), beside: true },
    // Beside the list, with which it is compared.
    { name: 'search, found', ...page('/customers?q=alfa+norte', list) },
    { name: 'list, tenth page', ...page(await pageAt(visitor, 10), list) },
    { name: 'list, open leads', ...page(open, list) },
    { name: 'list, open of one owner', ...page(`${open}&owner=${leads.owner}`, list) },
    { name: 'search, not there', ...page('/customers?q=xylophone', 'xylophone') },
    { name: 'search with a slip', ...page('/customers?q=jardin+norte', list) },
    { name: 'card', ...pages(leads.cards, card) },
    { name: 'card, Overview', ...pages(leads.overviews, card), beside: true },
    { name: 'CRM overview', ...page('/overview', 'id="attention"'), beside: true },
    { name: 'Today', ...page('/', '<main') },
    { name: 'complete phase', once: completePhase(leads), writes: true },
    { name: 'close', once: closeLead(leads), writes: true },
    { name: 'sign in', once: signInAgain, writes: true },
    { name: 'CSV export', once: exportAll(customers), heavy: true },
    ...columns.map((sort) => ({
      ...page(listUrl({ sort, descending: isDescendingFirst(sort) }), list),
      name: `list by ${sort}`,
      heavy: true,
    })),
  ]
}

const page = (path: string, marker: string) => pages([path], marker)

export function pages(paths: string[], marker: string) {
  let at = 0
  const next = () => paths[at++ % paths.length] ?? '/'
  return { paths, once: (visitor: Visitor) => timed(() => visitor.get(next(), marker)) }
}

async function pageAt(visitor: Visitor, number: number): Promise<string> {
  let path = '/customers'
  for (let at = 1; at < number; at++) {
    const [, next] = (await visitor.get(path, list)).toString().match(/href="(\/customers\?[^"]*after=[^"]*)"/) ?? []
    if (!next) throw new Error(`The list has no page after its ${at}.`)
    path = unescapeHtml(next)
  }
  return path
}

const exportAll = (customers: number) => (visitor: Visitor) =>
  timed(async () => {
    const answer = await visitor.get('/customers/export?format=plain', '\n')
    const lines = answer.toString().split('\n').length
    if (lines < customers) throw new Error(`The export has ${lines} lines.`)
  })
