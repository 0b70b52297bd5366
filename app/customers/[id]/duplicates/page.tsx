import { DuplicatesView } from '@/components/duplicates/duplicates-view'
import { findCustomer } from '@/lib/customers/find-customer'
import { findDuplicates } from '@/lib/duplicates/find-duplicates'
import { findMergeable } from '@/lib/duplicates/find-mergeable'
import { texts } from '@/lib/i18n/translate'
import { demand } from '@/lib/permissions/actor'
import { Missing } from '@/lib/refusal'
import { duplicateHits } from '@/lib/web/duplicate-hits'
import { page } from '@/lib/web/page'

export default page('customers', async ({ actor, t, frame, language, id, query }) => {
  const customer = await findCustomer(actor, id())
  demand(actor, 'customer.merge', customer.ownerId)
  if (customer.archivedAt) throw new Missing()
  const q = query.get('q')?.trim().slice(0, 100) ?? ''
  const [likely, found] = await Promise.all([
    findDuplicates(actor, customer),
    q ? findMergeable(actor, q, customer.id) : [],
  ])
  const known = found.map((one) => ({ ...one, archived: false, reasons: [] }))
  const card = `/customers/${customer.id}`
  const hrefOf = (one: { id: string; archived: boolean }) =>
    one.archived ? `/customers/${one.id}` : `${card}/merge/${one.id}`
  return (
    <DuplicatesView
      frame={frame}
      texts={texts(language, 'duplicates')}
      title={t('duplicates.title', { customer: customer.name })}
      heading={t('duplicates.heading', { customer: customer.name })}
      back={{ href: card, label: customer.name }}
      likely={duplicateHits(likely, t, hrefOf)}
      q={q}
      found={duplicateHits(known, t, hrefOf)}
      nothing={q && found.length === 0 ? t('duplicates.nothing', { q }) : null}
    />
  )
})
