import { expect, test } from 'vitest'
import { figureWords } from '@/app/overview/figure-words'
import { phasePanels } from '@/app/overview/phase-panels'
import { translator } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { archiveLeadPhase } from '@/lib/leads/archive-lead-phase'
import { jumpForward } from '@/lib/leads/jump-forward'
import { findOverview } from '@/lib/overview/find-overview'
import { scopeOf } from '@/lib/overview/scope'
import { actorOf } from '../../support/cast'
import { makeFunnel, noSettlement, phaseIn } from '../../support/funnel'
import { makeLead } from '../../support/make'

const ana = actorOf('ana')
const t = translator('en')
const session = { organization: { currency: 'EUR', recurringPeriod: 'year' } }
const words = figureWords({ t, language: 'en', session } as Parameters<typeof figureWords>[0])

async function namesOf(type: { id: string; code: string }, asked = new URLSearchParams()) {
  const { id, code: name } = type
  const scope = scopeOf({ get: (key) => asked.get(key) ?? undefined }, '2026-03-10')
  const [overview, funnels] = await Promise.all([
    findOverview(ana, scope, 'Europe/Lisbon'),
    listFunnels(ana, { archived: true }),
  ])
  const panels = phasePanels({ id, name, phases: funnels.get(id) ?? [] }, overview, words, t, scope.since, 0)
  return panels.map(({ table }) => table?.rows.map((row) => row.name))
}

test('a phase that is archived is still told of the time when leads were there', async () => {
  const { type } = await makeFunnel()
  const lead = await makeLead('joost', { accountType: type.code, phase: 'TALK' })
  const [talk, offer] = [await phaseIn(type.id, 'TALK'), await phaseIn(type.id, 'OFFER')]
  const reason = null
  await jumpForward(ana, { leadId: lead.id, version: lead.version, leadPhase: offer.id, reason })
  await archiveLeadPhase(ana, { ...talk.seen, ...noSettlement })

  const inUse = ['START', 'OFFER', 'END']
  expect(await namesOf(type)).toEqual([inUse, ['START', 'TALK', 'OFFER', 'END']])
  const before = new URLSearchParams({ from: '2020-01-01', to: '2020-12-31', since: '2030-01-01' })
  expect(await namesOf(type, before)).toEqual([inUse, inUse])
})
