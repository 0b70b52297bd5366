import { ColumnsView } from '@/components/customers/columns-view'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { findListColumns } from '@/lib/customers/list-columns'
import { type Column, columns, columnsOfCustomers } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { nextPath } from '@/lib/web/next-path'
import { page } from '@/lib/web/page'
import { columnsChoose } from '../actions'
import { fieldGroups } from '../field-groups'

export default page('customers', async ({ actor, t, frame, language, session, query }) => {
  const [chosen, fields] = await Promise.all([findListColumns(actor), listCustomFields(actor)])
  const asked = nextPath(query.get('next'))
  const back = asked.startsWith('/customers') ? asked : '/customers'
  const { funnelOn } = session.organization
  const offered: Column[] = funnelOn ? [...columns] : columnsOfCustomers
  const groups = fieldGroups(t, inUse(fields), funnelOn)
  const offeredFields = groups.flatMap((group) => group.fields.map(({ id }) => id))
  return (
    <ColumnsView
      frame={frame}
      texts={texts(language, 'form')}
      title={t('listFilters.columnsTitle')}
      text={t('listFilters.columnsText')}
      legend={t('listFilters.columnsLegend')}
      usual={t('listFilters.columnsUsual')}
      back={{ href: back, label: t('customerList.title') }}
      columns={offered.map((name) => ({
        name,
        label: t(`customerList.${name}`),
        ticked: chosen.columns.includes(name),
        fixed: name === 'name',
      }))}
      groups={groups.map(({ label, fields: ofGroup }) => ({
        label,
        columns: ofGroup.map(({ id, name }) => ({ name: id, label: name, ticked: chosen.fields.includes(id) })),
      }))}
      kept={[
        ...chosen.columns.filter((name) => !offered.includes(name)),
        ...chosen.fields.filter((id) => !offeredFields.includes(id)),
      ]}
      action={columnsChoose}
    />
  )
})
