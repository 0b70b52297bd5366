import { redirect } from 'next/navigation'
import { type MatchValues, MatchView } from '@/components/import/match-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { countFilled, findImport, listSamples, listValues } from '@/lib/transfer/find-import'
import {
  dateFormats,
  Mapping,
  suggestColumns,
  suggestDateFormat,
  targets,
  type Valued,
  valued,
} from '@/lib/transfer/mapping'
import { listOwners } from '@/lib/users/list-members'
import { page } from '@/lib/web/page'
import { match } from '../actions'
import { importSteps } from '../steps'

export default page(
  'import',
  async ({ actor, t, frame, language, id }) => {
    const found = await findImport(actor, id())
    if (found.state !== 'uploaded' && found.state !== 'checked') redirect(`/import/${found.id}/result`)
    const [samples, filled, types, funnels, reasons, owners] = await Promise.all([
      listSamples(actor, found.id),
      countFilled(actor, found.id, found.columns.length),
      listAccountTypes(actor),
      listFunnels(actor),
      listClosingReasons(actor),
      listOwners(actor),
    ])
    const saved = Mapping.safeParse(found.mapping)
    const columns = saved.success ? saved.data.columns : suggestColumns(found.columns)
    const dated = columns.flatMap((target, at) => (target === 'leadOpenedOn' || target === 'leadClosedOn' ? [at] : []))
    const days = samples.flatMap((row) => dated.map((at) => row.cells[at] ?? '')).filter(Boolean)
    const withPhases = types.filter((type) => type.leadPhases)
    const funnel = saved.success ? (saved.data.funnel ?? '') : (withPhases[0]?.id ?? '')
    const option = (value: string, label: string) => ({ value, label })
    const choices: Record<Valued, Pick<MatchValues, 'options' | 'empty'>> = {
      accountType: { options: types.map((type) => option(type.id, type.description)), empty: t('imports.nothing') },
      owner: { options: owners.map((owner) => option(owner.id, owner.name)), empty: t('imports.nobody') },
      leadState: {
        empty: t('imports.leaveOut'),
        options: [
          {
            label: t('imports.openIn'),
            options: (funnels.get(funnel) ?? []).map((phase) => option(`phase:${phase.id}`, phase.description)),
          },
          {
            label: t('imports.closedAs'),
            options: reasons
              .filter((reason) => !reason.archivedAt)
              .map((reason) => option(`reason:${reason.id}`, reason.description)),
          },
        ],
      },
    }
    const same = (kind: Valued, value: string) =>
      choices[kind].options
        .flatMap((one) => ('options' in one ? one.options : [one]))
        .find((one) => one.label.toLowerCase() === value.toLowerCase())?.value ?? ''
    const matched = await Promise.all(
      valued
        .filter((kind) => columns.includes(kind) && (kind !== 'leadState' || funnel))
        .map(async (kind): Promise<MatchValues> => {
          const column = columns.indexOf(kind)
          const values = await listValues(actor, found.id, column)
          return {
            kind,
            heading: t('imports.valuesOf', { column: found.columns[column] }),
            ...choices[kind],
            values: values.map(({ value, count }) => ({
              value,
              count: number(count, language),
              chosen: (saved.success ? saved.data.values[kind]?.[value] : undefined) ?? same(kind, value),
            })),
          }
        }),
    )
    return (
      <MatchView
        frame={frame}
        title={t('imports.matchTitle', { file: found.fileName })}
        texts={texts(language, 'imports')}
        steps={importSteps(t)}
        importId={found.id}
        columns={found.columns.map((name, at) => ({
          at,
          name: name || `${at + 1}`,
          filled: number(filled[at] ?? 0, language),
          samples: [...new Set(samples.map((row) => row.cells[at]).filter(Boolean))].slice(0, 3).join(', '),
          target: columns[at] ?? '',
        }))}
        targets={targets.map((target) => option(target, t(`imports.target.${target}`)))}
        values={matched}
        dateFormats={dateFormats.map((format) => option(format, format))}
        dateFormat={saved.success ? saved.data.dateFormat : suggestDateFormat(days)}
        accountTypes={types.map((type) => option(type.id, type.description))}
        accountType={(saved.success ? saved.data.accountType : (withPhases[0] ?? types[0])?.id) ?? ''}
        funnels={withPhases.map((type) => option(type.id, type.description))}
        funnel={funnel}
        createCustomers={saved.success ? saved.data.createCustomers : true}
        action={match}
      />
    )
  },
  { permission: 'import.run' },
)
