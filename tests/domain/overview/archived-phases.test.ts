import { expect, test } from 'vitest'
import { figureWords } from '@/app/overview/figure-words'
import { phasePanels } from '@/app/overview/phase-panels'
import { typesTold } from '@/app/overview/state-of'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { translator } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { archiveAccountType } from '@/lib/leads/archive-account-type'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { jumpForward } from '@/lib/leads/jump-forward'
import { findOverview } from '@/lib/overview/find-overview'
import { scopeOf } from '@/lib/overview/scope'
import { actorOf } from '../../support/cast'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { findAccountType, findLead, findReason, makeLead } from '../../support/make'

const ana = actorOf('ana')
const t = translator('en')
const session = { organization: { currency: 'EUR', recurringPeriod: 'year' } }
const words = figureWords({ t, language: 'en', session } as Parameters<typeof figureWords>[0])

async function overviewOf(asked = new URLSearchParams()) {
  const scope = scopeOf({ get: (key) => asked.get(key) ?? undefined }, '2026-03-10')
  const [overview, types, funnels] = await Promise.all([
    findOverview(ana, scope, 'Europe/Lisbon'),
    listAccountTypes(ana, { archived: true }),
    listFunnels(ana, { archived: true }),
  ])
  return {
    codes: typesTold(types, funnels, overview).map(({ code }) => code),
    phasesOf(id: string, inUse: boolean) {
      const funnel = { id, name: 'Repairs', inUse, phases: funnels.get(id) ?? [] }
      const panels = phasePanels(funnel, overview, words, t, scope.since, 0)
      return panels.map(({ table }) => table?.rows.map((row) => row.name))
    },
  }
}

const before = new URLSearchParams({ from: '2020-01-01', to: '2020-12-31', since: '2030-01-01' })

test('a phase that is archived is still told of the time when leads were there', async () => {
  const { type } = await makeFunnel()
  const lead = await makeLead('joost', { accountType: type.code, phase: 'TALK' })
  const [talk, offer] = [await phaseIn(type.id, 'TALK'), await phaseIn(type.id, 'OFFER')]
  const reason = null
  await jumpForward(ana, { leadId: lead.id, version: lead.version, leadPhase: offer.id, reason })
  await archiveLeadPhase(ana, { ...talk.seen, ...noSettlement })

  const inUse = ['START', 'OFFER', 'END']
  expect((await overviewOf()).phasesOf(type.id, true)).toEqual([inUse, ['START', 'TALK', 'OFFER', 'END']])
  expect((await overviewOf(before)).phasesOf(type.id, true)).toEqual([inUse, inUse])
})

test('so is an account type, after those in use', async () => {
  const [{ type }, { type: unused }] = [await makeFunnel(), await makeFunnel()]
  const lead = await makeLead('joost', { accountType: type.code, phase: 'END' })
  const { version } = await findAccountType(type.code)
  const closing = { leads: 'close' as const, leadPhase: null, closingReason: (await findReason('LOST')).id }
  await archiveAccountType(ana, { accountTypeId: type.id, version, ...closing })
  const of = await findAccountType(unused.code)
  await archiveAccountType(ana, { accountTypeId: unused.id, version: of.version, ...noSettlement })
  expect((await findLead(lead.id)).state).toBe('closed')

  const { codes, phasesOf } = await overviewOf()
  expect(codes.at(-1)).toBe(type.code)
  expect(codes).not.toContain(unused.code)
  expect(phasesOf(type.id, false)).toEqual([['START', 'TALK', 'OFFER', 'END']])
  expect((await overviewOf(before)).codes).not.toContain(type.code)
})
