import { z } from 'zod'
import { type CustomField, inUse } from '../custom-fields/list-custom-fields'
import { customFieldsOf } from '../custom-fields/read-value'
import type { Reading } from '../format/reading'
import { languages } from '../i18n/languages'

/** The fields of a customer as a form posts them. Only name and number must be there. */
export const customerFields = (read: Reading, fields: CustomField[] = []) => ({
  number: read.text(40),
  name: read.requiredText(200),
  owner: read.optionalChoice,
  street: read.text(200),
  houseNumber: read.text(20),
  postalCode: read.text(20),
  city: read.text(100),
  country: read.text(100),
  phone: read.phone,
  mobile: read.phone,
  email: read.email,
  website: read.website,
  language: read.oneOf(languages),
  registrationNumber: read.text(50),
  vatNumber: read.text(50),
  source: read.text(200),
  remark: read.text(5000),
  externalId: read.text(100),
  latitude: read.decimal({ min: -90, max: 90 }),
  longitude: read.decimal({ min: -180, max: 180 }),
  custom: customFieldsOf(read, inUse(fields)).optional(),
})

export const CustomerFields = (read: Reading, fields: CustomField[] = []) =>
  z.object({ ...customerFields(read, fields), accountType: read.choice() })
export type CustomerFields = z.output<ReturnType<typeof CustomerFields>>

/** The columns of a customer that the fields fill; its account type, number and custom fields are kept by the operations. */
export function customerColumns({ owner, ...rest }: Omit<CustomerFields, 'accountType'>) {
  const { number: _number, custom: _custom, ...columns } = rest
  return { ...columns, ownerId: owner }
}
