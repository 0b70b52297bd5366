import { type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { plainText } from './columns'

type Text = SQL | AnyPgColumn

/** What says how a firm is registered, and not what it is called; without dots. */
export const legalForms = [
  ...['lda', 'ltda', 'limitada', 'unip', 'unipessoal', 'sa', 'sgps', 'eireli', 'epp', 'crl'],
  ...['bv', 'nv', 'vof', 'cv', 'eenmanszaak', 'bvba', 'srl', 'sprl', 'sarl', 'sas', 'sl', 'slu', 'spa'],
  ...['gmbh', 'mbh', 'ag', 'kg', 'kgaa', 'ohg', 'ug', 'gbr', 'ek', 'co', 'ltd', 'limited', 'llc', 'llp', 'plc', 'inc'],
].join('|')

/** What tells names apart when accents, case, legal form, spaces and signs do not count; null where nothing is left. */
export const nameKey = (name: Text) => sql`nullif(regexp_replace(regexp_replace(replace(${plainText(name)}, '.', ''),
  ${sql.raw(`'\\m(${legalForms})\\M'`)}, '', 'g'), '[^[:alnum:]]+', '', 'g'), '')`

/** The last eight digits of a telephone number, which it has with and without the code of the country. */
export const phoneKey = (phone: Text) => sql`right(regexp_replace(${phone}, ${sql.raw(`'[^0-9]'`)}, '', 'g'), 8)`

/** What stands behind the @. */
export const emailDomain = (email: Text) => sql`split_part(lower(${email}), '@', 2)`

/** A number of a register, however it is spaced and dotted. */
export const numberKey = (number: Text) => sql`regexp_replace(lower(${number}), '[^[:alnum:]]+', '', 'g')`
