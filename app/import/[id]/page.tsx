import { redirect } from 'next/navigation'
import { MatchView } from '@/components/import/match-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { fieldTarget } from '@/lib/transfer/field-targets'
import { findImport } from '@/lib/transfer/find-import'
import { lookIntoColumns } from '@/lib/transfer/look-into-columns'
import { alikeRules, dateFormats, missingDays, numberFormats, targets, updateRules } from '@/lib/transfer/vocabulary'
import { page } from '@/lib/web/page'
import { match } from '../actions'
import { importFrame } from '../import-frame'
import { shownOf } from '../mapping-form'
import { columnProps } from './column-props'
import { fieldLabel } from './field-label'
import { mappingSoFar } from './mapping-so-far'
import { valuesProps } from './values-props'

export default page(
  'import',
  async (context) => {
    const { actor, t, id, query } = context
    const found = await findImport(actor, id())
    if (found.state !== 'uploaded' && found.state !== 'checked') redirect(`/import/${found.id}/progress`)
    const [contents, types, allFields] = await Promise.all([
      lookIntoColumns(found),
      listAccountTypes(actor),
      listCustomFields(actor),
    ])
    const fields = inUse(allFields)
    const { mapping, earlier } = await mappingSoFar(context, found, types, fields)
    const typeOptions = types.map((type) => ({ value: type.id, label: type.description }))
    const funnels = typeOptions.filter((_, at) => types[at]?.leadPhases)
    return (
      <MatchView
        {...importFrame(
          context,
          2,
          { title: t('imports.matchTitle', { file: found.fileName }), lead: t('imports.matchLead') },
          found,
        )}
        importId={found.id}
        about={`${found.fileName}, ${t('imports.rows', { count: found.rowCount })}`}
        columns={columnProps(context, found, mapping, contents, fields)}
        targets={[
          ...targets.map((target) => ({ value: target, label: t(`imports.target.${target}`) })),
          ...fields.map((field) => ({ value: fieldTarget(field), label: fieldLabel(t, field) })),
        ]}
        values={await valuesProps(context, found, mapping, types, fields)}
        shown={shownOf(mapping, fields)}
        valuesNow={query.get('values') !== undefined}
        choices={{
          dateFormat: {
            value: mapping.dateFormat,
            options: dateFormats.map((value) => ({ value, label: t(`imports.dateFormat.${value}`) })),
          },
          numberFormat: {
            value: mapping.numberFormat,
            options: numberFormats.map((value) => ({ value, label: t(`imports.numberFormat.${value}`) })),
          },
          missingDay: {
            value: mapping.missingDay,
            options: missingDays.map((value) => ({ value, label: t(`imports.missingDay.${value}`) })),
          },
          funnel: { value: mapping.funnel ?? '', options: funnels },
          accountType: { value: mapping.accountType ?? '', options: typeOptions },
          alike: {
            value: mapping.alike,
            options: alikeRules.map((value) => ({ value, label: t(`imports.alike.${value}`) })),
          },
        }}
        createCustomers={mapping.createCustomers}
        update={{
          value: mapping.update,
          options: updateRules.map((value) => ({
            value,
            label: t(`imports.update.${value}`),
            text: t(`imports.updateText.${value}`),
          })),
        }}
        earlier={earlier}
        check={t('imports.matchCheck', { count: found.rowCount })}
        action={match}
      />
    )
  },
  { permission: 'import.run' },
)
