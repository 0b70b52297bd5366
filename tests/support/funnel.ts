import { addAccountType } from '@/lib/account-types/add-account-type'
import { addLeadPhase } from '@/lib/lead-phases/add-lead-phase'
import { findFunnel } from '@/lib/lead-phases/funnel'
import type { PhaseType } from '@/lib/lead-phases/vocabulary'
import { actorOf } from './cast'

const ana = actorOf('ana')
let made = 0

/** An account type of its own, with what its form holds. */
export async function makeType(leadPhases = true) {
  const code = `T${++made}`
  const type = { code, description: code, orderNumber: null, leadPhases, default: false }
  const { entityId } = await addAccountType(ana, type)
  return { id: entityId, ...type }
}

export const addPhase = (
  accountTypeId: string,
  code: string,
  phaseType: PhaseType,
  orderNumber: number | null = null,
) => addLeadPhase(ana, { accountTypeId, code, description: code, phaseType, orderNumber, stalledAfterDays: null })

/** START, TALK, OFFER, END. */
export async function makeFunnel() {
  const type = await makeType()
  await addPhase(type.id, 'START', 'initial')
  await addPhase(type.id, 'TALK', 'regular')
  await addPhase(type.id, 'OFFER', 'regular')
  await addPhase(type.id, 'END', 'closing')
  const funnel = await findFunnel(ana, type.id)
  return { type, funnel, codes: async () => (await findFunnel(ana, type.id)).map((phase) => phase.code) }
}

export async function phaseIn(accountTypeId: string, code: string) {
  const phase = (await findFunnel(ana, accountTypeId)).find((one) => one.code === code)
  if (!phase) throw new Error(`no phase ${code} in use`)
  return { ...phase, seen: { leadPhaseId: phase.id, version: phase.version } }
}

export const noSettlement = { leads: null, leadPhase: null, closingReason: null }
