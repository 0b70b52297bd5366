import type { CustomField } from '../custom-fields/list-custom-fields'
import type { Language } from '../i18n/languages'
import { translator } from '../i18n/translate'
import type { Target, TemplateKind } from './vocabulary'
import { csvLine } from './write-csv'

const ofCustomer: Target[] = [
  ...([
    'customerName',
    'customerNumber',
    'customerExternalId',
    'accountType',
    'owner',
    'street',
    'houseNumber',
  ] as const),
  ...(['postalCode', 'city', 'country', 'phone', 'mobile', 'email', 'website', 'registrationNumber'] as const),
  ...(['vatNumber', 'source', 'remark'] as const),
]
const ofLead: Target[] = [
  ...(['customerName', 'city', 'phone', 'email', 'accountType', 'owner', 'leadExternalId', 'leadTitle'] as const),
  ...(['leadState', 'leadScore', 'leadExpectedValue', 'leadRecurringValue', 'leadOpenedOn', 'leadClosedOn'] as const),
  'leadNote',
]

/** What of the organization stands in the example, so that its values are matched by themselves. Day YYYY-MM-DD. */
export type Example = { accountType: string; owner: string; phase: string; today: string }

/**
 * A file to fill in: columns that the importer knows by their heads, and one row as an example. Separated and written as
 * spreadsheets of the language do.
 */
export function templateCsv(
  kind: TemplateKind,
  language: Language,
  example: Example,
  fields: Pick<CustomField, 'subject' | 'name'>[] = [],
): string {
  const t = translator(language)
  const english = language === 'en'
  const columns = kind === 'leads' ? ofLead : ofCustomer
  const values: Partial<Record<Target, string>> = {
    ...{ customerName: t('imports.templateCustomer'), accountType: example.accountType, owner: example.owner },
    ...{ street: 'Rua das Flores', houseNumber: '12', postalCode: '4050-262', city: 'Porto', country: 'Portugal' },
    ...{ phone: '+351 22 555 0100', email: 'info@example.com', website: 'https://example.com' },
    ...{ leadExternalId: 'L-1', leadTitle: t('imports.templateLead'), leadState: example.phase, leadScore: '40' },
    ...{ leadExpectedValue: english ? '1250.50' : '1250,50', leadRecurringValue: english ? '99.00' : '99,00' },
    leadOpenedOn: example.today,
  }
  const subject = kind === 'leads' ? 'lead' : 'customer'
  const names = fields.filter((field) => field.subject === subject).map(({ name }) => name)
  const heads = [...columns.map((target) => t(`imports.target.${target}`)), ...names]
  const line = (cells: string[]) => csvLine(cells, english ? ',' : ';')
  // Without the mark, spreadsheets take the file for Windows-1252.
  return `\uFEFF${line(heads)}${line([...columns.map((target) => values[target] ?? ''), ...names.map(() => '')])}`
}
