'use server'
import { AddContact, addContact } from '@/lib/contacts/add-contact'
import { EditContact, editContact } from '@/lib/contacts/edit-contact'
import { RemoveContact, removeContact } from '@/lib/contacts/remove-contact'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { ArchiveCustomer, archiveCustomer, restoreCustomer } from '@/lib/customers/archive-customer'
import { ChooseColumns, chooseColumns } from '@/lib/customers/choose-columns'
import { MergeCustomers, mergeCustomers } from '@/lib/duplicates/merge-customers'
import { CreateCustomerWithLead, createCustomerWithLead } from '@/lib/leads/create-customer-with-lead'
import { EditCustomerWithLeads, editCustomerWithLeads } from '@/lib/leads/edit-customer-with-leads'
import { formAction } from '@/lib/web/form-action'
import { nextPath } from '@/lib/web/next-path'

const cardOf = (input: { customerId: string }) => `/customers/${input.customerId}`
const contactsOf = (customerId: string | null | undefined) => `/customers/${customerId}/contacts`

export const create = formAction(
  async (read, actor) => CreateCustomerWithLead(read, await listCustomFields(actor, 'customer')),
  createCustomerWithLead,
  (_input, change) => ({ to: `/customers/${change?.entityId}`, flash: 'customerAdded' }),
)

export const edit = formAction(
  async (read, actor) => EditCustomerWithLeads(read, await listCustomFields(actor, 'customer')),
  editCustomerWithLeads,
  (input) => ({ to: cardOf(input), flash: 'saved' }),
)

export const archive = formAction(ArchiveCustomer, archiveCustomer, (input) => ({
  to: cardOf(input),
  flash: 'customerArchived',
}))

export const restore = formAction(ArchiveCustomer, restoreCustomer, (input) => ({
  to: cardOf(input),
  flash: 'customerRestored',
}))

export const merge = formAction(MergeCustomers, mergeCustomers, (_input, change) => ({
  to: `/customers/${change?.entityId}`,
  flash: 'customersMerged',
}))

export const contactAdd = formAction(AddContact, addContact, (input) => ({
  to: contactsOf(input.customerId),
  flash: 'contactAdded',
}))

export const contactEdit = formAction(EditContact, editContact, (_input, change) => ({
  to: contactsOf(change?.customerId),
  flash: 'saved',
}))

export const contactRemove = formAction(RemoveContact, removeContact, (_input, change) => ({
  to: contactsOf(change?.customerId),
  flash: 'contactRemoved',
}))

export const columnsChoose = formAction(ChooseColumns, chooseColumns, (input) => ({
  to: input.next?.startsWith('/customers') ? nextPath(input.next) : '/customers',
  flash: 'saved',
}))
