import { and, desc, eq } from 'drizzle-orm'
import { database } from '@/db/client'
import { customers, phaseRecords } from '@/db/schema'
import type { EditCustomer } from '@/lib/customers/edit-customer'
import { customerFields } from '@/lib/customers/fields'
import { reading } from '@/lib/format/reading'

export async function findCustomerRow(id: string) {
  const [row] = await database().select().from(customers).where(eq(customers.id, id))
  if (!row) throw new Error(`there is no customer ${id}`)
  return row
}

/** The form to edit a customer, as its page shows it now. */
export async function customerForm(id: string): Promise<EditCustomer> {
  const { ownerId, version, organizationId: _organization, id: _id, ...row } = await findCustomerRow(id)
  const fields = Object.fromEntries(fieldNames.map((name) => [name, row[name as keyof typeof row]]))
  return { ...fields, owner: ownerId, customerId: id, version } as EditCustomer
}

const fieldNames = Object.keys(customerFields(reading('EUR'))).filter((name) => name !== 'owner')

/** The phase record of a lead with this ordinal, else the last one. */
export async function findCurrentRecord(leadId: string, ordinal?: number) {
  const [row] = await database()
    .select()
    .from(phaseRecords)
    .where(and(eq(phaseRecords.leadId, leadId), ordinal ? eq(phaseRecords.ordinal, ordinal) : undefined))
    .orderBy(desc(phaseRecords.ordinal))
    .limit(1)
  return row
}
