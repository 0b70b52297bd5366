import { groundFor } from '../leads/ground'
import type { Actor } from '../permissions/actor'
import { countConversions } from './count-conversions'
import { countOutcomes } from './count-outcomes'
import { countPipeline } from './count-pipeline'
import { countStays } from './count-stays'
import { countTurnover } from './count-turnover'
import type { Scope } from './scope'

/** Every figure of the CRM overview, each with the filter of its rows. */
export async function findOverview(actor: Actor, scope: Scope, timeZone: string) {
  const ground = await groundFor(actor, { stalled: true }, timeZone)
  const [pipeline, turnover, conversions, usualTimes, outcomes] = await Promise.all([
    countPipeline(actor, scope, ground),
    countTurnover(actor, scope),
    countConversions(actor, scope),
    countStays(actor, ground.today),
    countOutcomes(actor, scope),
  ])
  return { pipeline, turnover, conversions, usualTimes, outcomes }
}
export type Overview = Awaited<ReturnType<typeof findOverview>>
