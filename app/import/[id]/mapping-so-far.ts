import type { AccountType } from '@/lib/account-types/list-account-types'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import type { FieldKind } from '@/lib/custom-fields/vocabulary'
import { moment } from '@/lib/format/time'
import { type AnyTarget, fieldTarget } from '@/lib/transfer/field-targets'
import { findEarlierMapping } from '@/lib/transfer/find-earlier-mapping'
import type { Import } from '@/lib/transfer/find-import'
import { listValues } from '@/lib/transfer/look-into-columns'
import { Mapping } from '@/lib/transfer/mapping'
import { suggestColumns, suggestDateFormat, suggestNumberFormat } from '@/lib/transfer/suggest-mapping'
import type { PageContext } from '@/lib/web/page'

const samples = 1000

type SoFar = { mapping: Mapping; earlier: string | null }

/**
 * What was chosen for a file; before that, what was chosen last for one with the same columns, which `earlier` says; or
 * else, and where somebody starts over, what its heads and values make likely.
 */
export async function mappingSoFar(
  context: PageContext,
  found: Import,
  types: AccountType[],
  fields: CustomField[],
): Promise<SoFar> {
  const { actor, session, t, language, query } = context
  const { currency, timeZone } = session.organization
  const likely = () => likelyMapping(found, types, fields, currency)
  if (query.get('over') !== undefined) return { mapping: await likely(), earlier: null }
  const saved = Mapping.safeParse(found.mapping).data
  if (saved) return { mapping: saved, earlier: null }
  const before = await findEarlierMapping(actor, found)
  if (!before) return { mapping: await likely(), earlier: null }
  const { mapping, fileName: file, createdAt } = before
  const inUse = (id: string | null) => types.find((type) => type.id === id)
  const funnel = (inUse(mapping.funnel)?.leadPhases && mapping.funnel) || null
  const accountType = inUse(mapping.accountType)?.id ?? usualType(types)?.id ?? null
  const when = moment(createdAt, language, timeZone)
  return { mapping: { ...mapping, funnel, accountType }, earlier: t('imports.matchEarlier', { file, when }) }
}

const usualType = (types: AccountType[]) =>
  types.find((type) => type.isDefault) ?? types.find((type) => type.leadPhases) ?? types[0]

async function likelyMapping(
  found: Import,
  types: AccountType[],
  fields: CustomField[],
  currency: string,
): Promise<Mapping> {
  const columns = suggestColumns(found.columns, fields)
  const ofKind = (...kinds: FieldKind[]) => fields.filter(({ kind }) => kinds.includes(kind)).map(fieldTarget)
  const valuesOf = async (...wanted: AnyTarget[]) => {
    const places = wanted.map((target) => columns.indexOf(target)).filter((at) => at >= 0)
    const lists = await Promise.all(places.map((at) => listValues(found, at, samples)))
    return lists.flat().flatMap(({ value }) => value || [])
  }
  const [days, amounts] = await Promise.all([
    valuesOf('leadOpenedOn', 'leadClosedOn', ...ofKind('day')),
    valuesOf('leadExpectedValue', 'leadRecurringValue', ...ofKind('number', 'money')),
  ])
  const funnel = types.find((type) => type.leadPhases)
  const leads = columns.some((target) => target?.startsWith('lead'))
  return {
    columns,
    dateFormat: suggestDateFormat(days),
    numberFormat: suggestNumberFormat(amounts, currency),
    accountType: usualType(types)?.id ?? null,
    funnel: (leads && funnel?.id) || null,
    createCustomers: true,
    update: 'fill',
    alike: 'enter',
    missingDay: 'take',
    values: {},
  }
}
