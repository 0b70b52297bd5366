import { dayIn } from '../clock'
import { findNearSearches } from '../customers/find-near-searches'
import type { ListFilter } from '../customers/list-view'
import type { LeadPhase } from '../lead-phases/funnel'
import { type Ground, groundFor } from '../leads/ground'
import { type ListTotals, listRows, sumByPhase } from '../leads/list-rows'
import type { Rows } from '../leads/rows-of-view'
import { countStays } from '../overview/count-stays'
import type { Actor } from '../permissions/actor'
import { type BoardView, filtersOf } from './board-view'

/** So many cards of a column at a time: fewer than rows of the list, so along an order they are found sooner. */
const cards = { size: 10, few: 1000 }

type Page = Awaited<ReturnType<typeof listRows>>
type FunnelView = BoardView & { funnel: string }

/** One phase: sums over all of its open leads that pass the filters, and some of them as cards. */
export type BoardColumn = { phase: LeadPhase; totals: ListTotals } & Page

/** The filter of the list that shows exactly the leads which a column counts. */
export const columnFilter = (view: BoardView, phaseId: string): ListFilter => ({ ...filtersOf(view), phase: phaseId })

/**
 * The funnel of one account type, a column per phase, with what is usual in each. When nothing has all the words that
 * were searched for, what is written almost so: `similar`.
 */
export async function findBoard(actor: Actor, view: FunnelView, phases: LeadPhase[], timeZone: string) {
  const [ground, usualTimes] = await Promise.all([
    groundFor(actor, { stalled: true }, timeZone),
    countStays(actor, dayIn(timeZone)),
  ])
  const exactly = await columnsOf(actor, view, phases, ground)
  const nothing = exactly.every(({ totals }) => totals.count === 0)
  const near = view.q && nothing ? await findNearSearches(actor, view.q) : []
  const similar = near.length > 0
  const columns = similar ? await columnsOf(actor, view, phases, ground, near) : exactly
  return { columns, similar, ground, usualTimes }
}

async function columnsOf(actor: Actor, view: FunnelView, phases: LeadPhase[], ground: Ground, near?: string[]) {
  const { sort, descending } = view
  const filter: Rows & { funnel: string } = { ...filtersOf(view), funnel: view.funnel, near }
  const pageOf = ({ id: phase }: LeadPhase) => {
    const { after, before } = view.column === phase ? view : {}
    return listRows(actor, { ...filter, phase, sort, descending, after, before }, ground, cards)
  }
  const [sums, ...pages] = await Promise.all([
    sumByPhase(
      actor,
      filter,
      phases.map(({ id }) => id),
      ground,
    ),
    ...phases.map(pageOf),
  ])
  return phases.map((phase, at): BoardColumn => ({ phase, totals: sums(phase.id), ...(pages[at] as Page) }))
}
