import { number } from '@/lib/format/number'
import { type Import, listRefusals } from '@/lib/transfer/find-import'
import { Mapping } from '@/lib/transfer/mapping'
import type { Summary } from '@/lib/transfer/vocabulary'
import type { PageContext } from '@/lib/web/page'

/** What comes in, but deserves a look. */
export function remarksOf({ t, language }: PageContext, { mapping }: Import, summary: Summary) {
  const update = Mapping.safeParse(mapping).data?.update ?? null
  const open = summary.leads.filter((group) => group.closingReasonId === null)
  const remarks = [
    ['remarkEdited', summary.customersEdited],
    ['remarkUnchanged', summary.unchanged],
    ['remarkValue', summary.withoutValue],
    ['remarkAction', open.reduce((sum, group) => sum + group.count, 0)],
    ['remarkDay', summary.withoutDay],
  ] as const
  return remarks
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({
      heading: t(`imports.${name}`),
      count: number(count, language),
      text: t(`imports.${name}Text`, { update }),
    }))
}

const passes = [
  ['okTwice', 'refusedLeadExists'],
  ['okDays', 'refusedDay'],
  ['okAmounts', 'refusedAmount'],
  ['okOrder', 'refusedClosedBefore'],
] as const

/** The checks of leads that no row failed. */
export async function passedChecks({ t }: PageContext, found: Import): Promise<string[]> {
  if (!found.summary?.leadsCreated) return []
  const failed = new Set((await listRefusals(found)).map(({ key }) => key))
  return passes.filter(([, refusal]) => !failed.has(refusal)).map(([name]) => t(`imports.${name}`))
}
