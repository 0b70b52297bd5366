import { customFieldWords } from '@/app/custom-field-words'
import { DetailsView } from '@/components/customers/details-view'
import { findValuesOf } from '@/lib/custom-fields/find-values'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { findCustomer } from '@/lib/customers/find-customer'
import { findDuplicates } from '@/lib/duplicates/find-duplicates'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listLeads } from '@/lib/leads/list-leads'
import { may } from '@/lib/permissions/permissions'
import { page } from '@/lib/web/page'
import { restore } from '../actions'
import { cardOf } from './card'
import { detailParts } from './detail-parts'
import { overviewWords } from './overview/overview-props'

export default page('customers', async (context) => {
  const { actor, t, frame, language, id, session } = context
  const customer = await findCustomer(actor, id())
  const mayMerge = !customer.archivedAt && may(actor, 'customer.merge', customer.ownerId)
  const [leads, fields, likely, target] = await Promise.all([
    session.organization.funnelOn ? listLeads(actor, customer.id) : [],
    listCustomFields(actor, 'customer'),
    mayMerge ? findDuplicates(actor, customer) : [],
    customer.mergedIntoId ? findCustomer(actor, customer.mergedIntoId) : undefined,
  ])
  const custom = inUse(fields)
  const values = custom.length > 0 ? await findValuesOf(actor, 'customer', customer.id) : new Map()
  const pairs = (await customFieldWords(context, custom)).pairs(custom, values)
  const words = overviewWords(context)
  const open = leads.filter((lead) => lead.state === 'open')
  const mayArchive = may(actor, 'customer.archive', customer.ownerId)
  return (
    <DetailsView
      frame={frame}
      card={cardOf(customer, context)}
      title={t('customerCard.detailsTitle', { customer: customer.name })}
      texts={texts(language, 'customerCard')}
      parts={detailParts(customer, context, !target && may(actor, 'customer.edit', customer.ownerId), pairs)}
      openLeads={open.map((lead) => words.line(lead, undefined))}
      closedLeads={leads.filter((lead) => lead.state === 'closed').map((lead) => words.line(lead, undefined))}
      openHeading={t('customerCard.openLead', { count: open.length })}
      noPhases={
        customer.accountType.leadPhases
          ? null
          : t('customerCard.noPhases', { accountType: customer.accountType.description })
      }
      restore={
        customer.archivedAt && !target && mayArchive
          ? { action: restore, customerId: customer.id, version: customer.version }
          : null
      }
      mergedInto={
        target
          ? {
              text: t('duplicates.mergedInto', { name: target.name }),
              href: `/customers/${target.id}`,
              label: t('duplicates.toMerged', { name: target.name }),
            }
          : null
      }
      duplicates={
        mayMerge
          ? {
              href: `/customers/${customer.id}/duplicates`,
              label:
                likely.length > 0
                  ? t('duplicates.onCard', { count: number(likely.length, language) })
                  : t('duplicates.merge'),
            }
          : null
      }
    />
  )
})
