import type { BulkField } from '@/components/bulk/bulk-fields'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import type { BulkKind } from '@/lib/bulk/vocabulary'
import { listClosingReasons } from '@/lib/closing-reasons/list-closing-reasons'
import { texts } from '@/lib/i18n/translate'
import { listFunnels } from '@/lib/lead-phases/list-funnels'
import { listOwners } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'

type Described = { id: string; description: string }
const option = ({ id, description }: Described) => ({ value: id, label: description })

const reasonsOf = async ({ actor }: PageContext) =>
  (await listClosingReasons(actor)).filter((reason) => !reason.archivedAt).map(option)

async function ownerFields({ actor, t }: PageContext): Promise<BulkField[]> {
  const owners = (await listOwners(actor)).map(({ id, name }) => ({ value: id, label: name }))
  const options = [...owners, { value: 'nobody', label: t('customerList.nobody') }]
  return [
    { look: 'select', name: 'owner', label: t('fields.owner'), options, empty: t('bulk.choose') },
    { look: 'tick', name: 'leads', label: t('bulk.openLeadsToo'), ticked: true },
  ]
}

async function accountTypeFields(context: PageContext): Promise<BulkField[]> {
  const { actor, t, language } = context
  const [types, funnels] = await Promise.all([listAccountTypes(actor), listFunnels(actor)])
  const phases = types
    .filter((type) => type.leadPhases)
    .map((type) => ({ label: type.description, options: (funnels.get(type.id) ?? []).map(option) }))
  const settle = { ...texts(language, 'customerCard'), move: t('bulk.moves') }
  return [
    {
      look: 'select',
      name: 'accountType',
      label: t('fields.accountType'),
      options: types.map(option),
      empty: t('bulk.choose'),
    },
    {
      look: 'settle',
      name: 'leads',
      label: t('bulk.theirLeads'),
      texts: settle,
      phases,
      reasons: await reasonsOf(context),
    },
  ]
}

/** What each kind asks once for all rows; the fields are those of `asks` in lib/bulk/kinds. */
export const bulkFields: Record<BulkKind, (context: PageContext) => Promise<BulkField[]>> = {
  owner: ownerFields,
  accountType: accountTypeFields,
  nextAction: async ({ t }) => [
    { look: 'text', name: 'nextAction', label: t('fields.nextAction') },
    { look: 'day', name: 'nextActionOn', label: t('fields.nextActionOn'), note: t('bulk.optional') },
  ],
  task: async ({ actor, t }) => [
    { look: 'text', name: 'text', label: t('fields.text') },
    { look: 'day', name: 'day', label: t('fields.day'), note: t('bulk.optional') },
    {
      ...{ look: 'select' as const, name: 'assignee', label: t('fields.assignee'), empty: t('bulk.ownerOfEach') },
      options: (await listOwners(actor)).map(({ id, name }) => ({ value: id, label: name })),
    },
  ],
  close: async (context) => [
    {
      ...{ look: 'select' as const, name: 'closingReason', label: context.t('fields.closingReason') },
      ...{ options: await reasonsOf(context), empty: context.t('bulk.choose') },
    },
    { look: 'text', name: 'comment', label: context.t('fields.comment'), note: context.t('bulk.optional') },
  ],
  archive: async () => [],
  restore: async () => [],
}
