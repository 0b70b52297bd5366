import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { emailDomain, nameKey, numberKey, phoneKey } from '../alike'
import { createdAt, id, instant, organizationId, version } from '../columns'
import { accountTypes } from './account-types'
import { organizations } from './organizations'
import { memberships } from './users'

export const customers = pgTable(
  'customers',
  {
    organizationId: organizationId().references(() => organizations.id),
    id: id(),
    number: text().notNull(),
    name: text().notNull(),
    accountTypeId: id(),
    ownerId: uuid(),
    street: text(),
    houseNumber: text(),
    postalCode: text(),
    city: text(),
    country: text(),
    phone: text(),
    mobile: text(),
    email: text(),
    website: text(),
    language: text(),
    registrationNumber: text(),
    vatNumber: text(),
    source: text(),
    remark: text(),
    externalId: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** Name, number, city, e-mail, phones and contacts without accents and case: see lib/customers/search-text.ts. */
    searchText: text().notNull(),
    archivedAt: instant(),
    /** The customer that this one turned out to be, and has been merged into. */
    mergedIntoId: uuid(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'customers_key', columns: [t.organizationId, t.id] }),
    uniqueIndex('customers_number_key').on(t.organizationId, t.number),
    uniqueIndex('customers_external_id_key').on(t.organizationId, t.externalId),
    index('customers_name_index').on(t.organizationId, sql`lower(${t.name})`, t.id),
    index('customers_number_order_index').on(t.organizationId, sql`lpad(${t.number}, 40, '0')`, t.id),
    index('customers_city_index').on(t.organizationId, sql`lower(${t.city})`, t.id),
    index('customers_updated_index').on(t.organizationId, t.updatedAt, t.id),
    index('customers_account_type_index').on(t.organizationId, t.accountTypeId, t.id),
    index('customers_owner_index').on(t.organizationId, t.ownerId, t.id),
    index('customers_unowned_index').on(t.organizationId, t.id).where(sql`${t.ownerId} is null`),
    index('customers_archived_index').on(t.organizationId, t.id).where(sql`${t.archivedAt} is not null`),
    index('customers_search_index').using('gin', sql`${t.searchText} gin_trgm_ops`),
    index('customers_start_index').on(t.organizationId, sql`left(${t.searchText}, 40) text_pattern_ops`),
    index('customers_merged_index').on(t.organizationId, t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    // By what duplicates are found: see lib/duplicates. With the name, so that the key of no neighbour is made anew.
    index('customers_name_key_index').on(t.organizationId, nameKey(t.name), t.name, t.id),
    index('customers_name_end_index').on(t.organizationId, sql`reverse(${nameKey(t.name)})`, t.name, t.id),
    index('customers_phone_key_index').on(t.organizationId, phoneKey(t.phone)).where(sql`${t.phone} is not null`),
    index('customers_mobile_key_index').on(t.organizationId, phoneKey(t.mobile)).where(sql`${t.mobile} is not null`),
    index('customers_email_domain_index')
      .on(t.organizationId, emailDomain(t.email), sql`lower(${t.email})`)
      .where(sql`${t.email} is not null`),
    index('customers_registration_key_index')
      .on(t.organizationId, numberKey(t.registrationNumber))
      .where(sql`${t.registrationNumber} is not null`),
    index('customers_vat_key_index')
      .on(t.organizationId, numberKey(t.vatNumber))
      .where(sql`${t.vatNumber} is not null`),
    foreignKey({
      name: 'customers_account_type_fkey',
      columns: [t.organizationId, t.accountTypeId],
      foreignColumns: [accountTypes.organizationId, accountTypes.id],
    }),
    foreignKey({
      name: 'customers_owner_fkey',
      columns: [t.organizationId, t.ownerId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    foreignKey({
      name: 'customers_merged_into_fkey',
      columns: [t.organizationId, t.mergedIntoId],
      foreignColumns: [t.organizationId, t.id],
    }),
    check('customers_merged_check', sql`${t.mergedIntoId} is null or ${t.archivedAt} is not null`),
    check('customers_name_check', sql`length(${t.name}) between 1 and 200`),
    check('customers_number_check', sql`length(${t.number}) between 1 and 40`),
    check('customers_latitude_check', sql`${t.latitude} between -90 and 90`),
    check('customers_longitude_check', sql`${t.longitude} between -180 and 180`),
  ],
)

export const contacts = pgTable(
  'contacts',
  {
    organizationId: organizationId(),
    id: id(),
    customerId: id(),
    name: text().notNull(),
    function: text(),
    phone: text(),
    mobile: text(),
    email: text(),
    remark: text(),
    isPrimary: boolean().notNull().default(false),
    version: version(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'contacts_key', columns: [t.organizationId, t.id] }),
    // What is about a contact is about its customer: activities refer to both.
    unique('contacts_customer_key').on(t.organizationId, t.customerId, t.id),
    uniqueIndex('contacts_primary_key').on(t.organizationId, t.customerId).where(sql`${t.isPrimary}`),
    foreignKey({
      name: 'contacts_customer_fkey',
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customers.organizationId, customers.id],
    }),
    check('contacts_name_check', sql`length(${t.name}) between 1 and 200`),
  ],
)
