import type { Option, OptionGroup } from '@/components/form/options'
import type { ValuesProps } from '@/components/import/match-values'
import type { AccountType } from '@/lib/account-types/list-account-types'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { number } from '@/lib/format/number'
import { findFunnel } from '@/lib/lead-phases/funnel'
import { fieldOf, isFieldTarget } from '@/lib/transfer/field-targets'
import type { Import } from '@/lib/transfer/find-import'
import { listValues } from '@/lib/transfer/look-into-columns'
import { type Mapping, matchedColumns, meaningOf } from '@/lib/transfer/mapping'
import type { Valued } from '@/lib/transfer/vocabulary'
import { listOwners } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'
import { mostValues } from '../mapping-form'

/** Of a value so many characters are shown. */
const longest = 100

/** The values of each column that has some to match, with what each may mean and probably does. */
export function valuesProps(
  context: PageContext,
  found: Import,
  mapping: Mapping,
  types: AccountType[],
  fields: CustomField[],
) {
  const { t, language } = context
  return Promise.all(
    [...matchedColumns(mapping, fields).keys()].map(async (kind): Promise<ValuesProps> => {
      const column = mapping.columns.indexOf(kind)
      const [listed, choice] = await Promise.all([
        listValues(found, column, mostValues),
        isFieldTarget(kind) ? choiceOfField(context, fieldOf(fields, kind)) : choiceOf(kind, context, mapping, types),
      ])
      const flat = choice.options.flatMap((one) => ('options' in one ? one.options : [one]))
      const likely = (value: string) => flat.find(({ label }) => alike(label, value))?.value ?? ''
      const stillThere = (chosen: string | undefined) =>
        chosen === '' || flat.some((option) => option.value === chosen) ? chosen : undefined
      const shown = kind === 'leadState' ? listed : listed.filter(({ value }) => value !== '')
      const values = shown.map(({ value, count }) => ({
        name: `value.${kind}.${listed.findIndex((one) => one.value === value)}`,
        value: value.length > longest ? `${value.slice(0, longest - 1)}…` : value,
        count: number(count, language),
        chosen: stillThere(meaningOf(mapping, kind, value)) ?? likely(value),
      }))
      const matched = values.filter(({ chosen }) => chosen !== '').length
      return {
        kind,
        heading: t('imports.matchValuesOf', { column: found.columns[column] }),
        matched:
          matched === values.length
            ? t('imports.matchAll', { count: matched })
            : t('imports.matchSome', { matched, count: values.length }),
        ...choice,
        values,
        more: values.length > 14 ? t('imports.matchMore', { count: values.length - 12 }) : null,
        limited: listed.length === mostValues ? t('imports.matchMostFrequent', { count: mostValues }) : null,
      }
    }),
  )
}

const alike = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

type Choice = { means: string; empty: string; options: (Option | OptionGroup)[] }

async function choiceOfField({ actor, t }: PageContext, field: CustomField | undefined): Promise<Choice> {
  const offered = field?.kind === 'user' ? await listOwners(actor) : (field?.choices ?? [])
  return {
    means: field?.name ?? '',
    empty: t('imports.matchRefuse'),
    options: offered.map(({ id, name }) => ({ value: id, label: name })),
  }
}

async function choiceOf(
  kind: Valued,
  { actor, t }: PageContext,
  mapping: Mapping,
  types: AccountType[],
): Promise<Choice> {
  const means = t(`imports.target.${kind}`)
  if (kind === 'accountType') {
    const options = types.map((type) => ({ value: type.id, label: type.description }))
    return { means, empty: t('imports.matchSameType'), options }
  }
  if (kind === 'owner') {
    const options = (await listOwners(actor)).map((owner) => ({ value: owner.id, label: owner.name }))
    return { means, empty: t('imports.matchNobody'), options }
  }
  const funnel = mapping.funnel ?? ''
  const [phases, reasons] = await Promise.all([findFunnel(actor, funnel), listReasonsFor(actor, funnel)])
  const group = (what: string, label: string, all: { id: string; description: string }[]) => ({
    label,
    options: all.map((one) => ({ value: `${what}:${one.id}`, label: one.description })),
  })
  return {
    means,
    empty: t('imports.matchRefuse'),
    options: [group('phase', t('imports.matchOpenIn'), phases), group('reason', t('imports.matchClosedAs'), reasons)],
  }
}
