import { ColumnsView } from '@/components/customers/columns-view'
import { findListColumns } from '@/lib/customers/list-columns'
import { columns, columnsOfCustomers } from '@/lib/customers/list-view'
import { texts } from '@/lib/i18n/translate'
import { nextPath } from '@/lib/web/next-path'
import { page } from '@/lib/web/page'
import { columnsChoose } from '../actions'

export default page('customers', async ({ actor, t, frame, language, session, query }) => {
  const chosen = await findListColumns(actor)
  const asked = nextPath(query.get('next'))
  const back = asked.startsWith('/customers') ? asked : '/customers'
  const offered = session.organization.funnelOn ? columns : columnsOfCustomers
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
        ticked: chosen.includes(name),
        fixed: name === 'name',
      }))}
      action={columnsChoose}
    />
  )
})
