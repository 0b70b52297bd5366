import { redirect } from 'next/navigation'
import { CheckView } from '@/components/import/check-view'
import { number } from '@/lib/format/number'
import { findImport } from '@/lib/transfer/find-import'
import { page } from '@/lib/web/page'
import { chooseAlike, start } from '../../actions'
import { importFrame } from '../../import-frame'
import { alikeProps } from '../alike-props'
import { refusalLines } from '../refusal-lines'
import { whatComesIn } from '../what-comes-in'
import { checkedLeads } from './checked-leads'
import { passedChecks, remarksOf } from './remarks'

export default page(
  'import',
  async (context) => {
    const { actor, t, language, id } = context
    const found = await findImport(actor, id())
    const { summary } = found
    if (found.state === 'checking') redirect(`/import/${found.id}/progress`)
    if (found.state === 'uploaded' || !summary) redirect(`/import/${found.id}?values=1#values`)
    if (found.state !== 'checked') redirect(`/import/${found.id}/progress`)
    const figure = (value: number) => number(value, language)
    const writes = summary.customersCreated + summary.customersEdited + summary.leadsCreated > 0
    const changed = summary.customersEdited > 0 && t('imports.checkEdited', { count: figure(summary.customersEdited) })
    const total = (label: string, value: number, small?: string | false, bad = false) => ({
      ...{ label, value: figure(value), small: small || null, bad },
    })
    return (
      <CheckView
        {...importFrame(
          context,
          3,
          { title: t('imports.checkTitle', { file: found.fileName }), lead: t('imports.checkLead') },
          found,
        )}
        importId={found.id}
        totals={[
          total(t('imports.checkRows'), found.rowCount),
          total(t('imports.checkCustomers'), summary.customersCreated, changed),
          total(t('imports.checkLeads'), summary.leadsCreated),
          total(t('imports.checkRefusedRows'), summary.refused, false, summary.refused > 0),
        ]}
        leads={await checkedLeads(context, summary)}
        alike={await alikeProps(context, found, chooseAlike)}
        refusals={await refusalLines(context, found)}
        file={t('imports.checkFile', { count: summary.refused })}
        remarks={remarksOf(context, found, summary)}
        passed={await passedChecks(context, found)}
        leaves={t('imports.checkLeaves', { count: summary.refused })}
        start={
          writes ? { action: start, label: t('imports.checkBringIn', { what: whatComesIn(context, summary) }) } : null
        }
      />
    )
  },
  { permission: 'import.run' },
)
