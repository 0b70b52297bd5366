import type { AccountType } from '@/lib/account-types/list-account-types'
import type { Import } from '@/lib/transfer/find-import'
import { listValues } from '@/lib/transfer/look-into-columns'
import { Mapping } from '@/lib/transfer/mapping'
import { suggestColumns, suggestDateFormat, suggestNumberFormat } from '@/lib/transfer/suggest-mapping'
import type { Target } from '@/lib/transfer/vocabulary'

const samples = 1000

/** What was chosen for a file; before that, what its heads and values make likely. */
export async function mappingSoFar(found: Import, types: AccountType[], currency: string): Promise<Mapping> {
  const saved = Mapping.safeParse(found.mapping).data
  if (saved) return saved
  const columns = suggestColumns(found.columns)
  const valuesOf = async (...wanted: Target[]) => {
    const places = wanted.map((target) => columns.indexOf(target)).filter((at) => at >= 0)
    const lists = await Promise.all(places.map((at) => listValues(found, at, samples)))
    return lists.flat().flatMap(({ value }) => value || [])
  }
  const [days, amounts] = await Promise.all([
    valuesOf('leadOpenedOn', 'leadClosedOn'),
    valuesOf('leadExpectedValue', 'leadRecurringValue'),
  ])
  const funnel = types.find((type) => type.leadPhases)
  const leads = columns.some((target) => target?.startsWith('lead'))
  return {
    columns,
    dateFormat: suggestDateFormat(days),
    numberFormat: suggestNumberFormat(amounts, currency),
    accountType: (types.find((type) => type.isDefault) ?? funnel ?? types[0])?.id ?? null,
    funnel: (leads && funnel?.id) || null,
    createCustomers: true,
    missingDay: 'take',
    values: {},
  }
}
