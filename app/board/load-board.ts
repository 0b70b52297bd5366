import { type AccountType, listAccountTypes } from '@/lib/account-types/list-account-types'
import type { BoardView } from '@/lib/board/board-view'
import { findBoard } from '@/lib/board/find-board'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import type { Actor } from '@/lib/permissions/actor'
import { Missing } from '@/lib/refusal'
import { listTeams } from '@/lib/teams/list-teams'
import { listMembers } from '@/lib/users/list-members'

/** The account types that have a funnel, the one that is asked for or else the first, and its board. */
export async function loadBoard(actor: Actor, view: BoardView, timeZone: string) {
  const [all, funnels, members, teams, fields] = await Promise.all([
    listAccountTypes(actor),
    listFunnels(actor),
    listMembers(actor),
    listTeams(actor),
    listCustomFields(actor),
  ])
  const types = all.filter((type) => type.leadPhases)
  const type = view.funnel ? types.find(({ id }) => id === view.funnel) : types[0]
  if (view.funnel && !type) throw new Missing()
  return { types, funnels, members, teams, fields, shown: type && (await shownOf(type)) }

  async function shownOf(accountType: AccountType) {
    const phases = funnels.get(accountType.id) ?? []
    const board = await findBoard(actor, { ...view, funnel: accountType.id }, phases, timeZone)
    return { type: accountType, phases, ...board }
  }
}

export type LoadedBoard = Awaited<ReturnType<typeof loadBoard>>
export type ShownBoard = NonNullable<LoadedBoard['shown']>
