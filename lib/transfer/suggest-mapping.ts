import type { CustomField } from '../custom-fields/list-custom-fields'
import { languages } from '../i18n/languages'
import { translate } from '../i18n/translate'
import { type AnyTarget, type FieldTarget, fieldTarget } from './field-targets'
import { readAmount, readDay } from './read-cell'
import { headKey } from './shape-of'
import { type DateFormat, dateFormats, type NumberFormat, type Target, targets } from './vocabulary'

const likely: [RegExp, Target][] = [
  [
    /^(customer|account|company|client|klant|kunde|cliente|bedrijf|firma|empresa)?[ _]?(name|naam|nome)?$/i,
    'customerName',
  ],
  [/^(customer|account|klant|kunden|cliente)?[ _-]?(number|no\.?|nr\.?|nummer|número)$/i, 'customerNumber'],
  [/^(opportunity|lead|deal)[ _-]?id$/i, 'leadExternalId'],
  [/^((external|customer|account)[ _-]?)?id$/i, 'customerExternalId'],
  [/^(account|customer|klant)[ _-]?type$|^(tipo de conta|kontotyp)$/i, 'accountType'],
  [/owner|agent|sales ?(person|rep)|account ?manager|betreuer|responsável/i, 'owner'],
  [/^(street|straat|straße|rua|address|adres|adresse|endereço|morada)$/i, 'street'],
  [/^(house[ _]?number|huisnummer|hausnummer)$/i, 'houseNumber'],
  [/^(postal|zip|post)[ _]?code$|^(plz|zip|cep|código postal)$/i, 'postalCode'],
  [/^(city|town|plaats|stad|ort|cidade)$/i, 'city'],
  [/^(country|land|país|office_location)$/i, 'country'],
  [/^(tele)?(phone|fon|foon|fone)([ _]?number)?$|^tel\.?$/i, 'phone'],
  [/^(mobile|mobiel|mobil|handy|telemóvel|celular)( phone)?$/i, 'mobile'],
  [/^e-?mail( address)?$/i, 'email'],
  [/^(web ?site|url|site|homepage)$/i, 'website'],
  [/^(registration[ _]number|kvk)$/i, 'registrationNumber'],
  [/^(vat([ _]?(number|id))?|btw-?nummer|ust-?id.*|nif|cnpj)$/i, 'vatNumber'],
  [/^(source|lead[ _]source|herkomst|herkunft|origem)$/i, 'source'],
  [/^(product|title|opportunity|deal|subject|titel|título)([ _]name)?$/i, 'leadTitle'],
  [/(stage|phase|fase)$|^(lead|deal|opportunity)[ _]?(state|status)$/i, 'leadState'],
  [/^(score|probability|punktzahl|pontuação)( ?\(?%\)?)?$/i, 'leadScore'],
  [/recurring|^(mrr|arr)$/i, 'leadRecurringValue'],
  [/(value|amount|waarde|wert|valor)$/i, 'leadExpectedValue'],
  [/^(engage|open(ed)?|creat(ed?|ion)|start(ed)?)[ _]?(date|on|at)?$/i, 'leadOpenedOn'],
  [/^closed?[ _]?(date|on|at)$/i, 'leadClosedOn'],
  [/^(remark|note|comment|description|opmerking|bemerkung|observação)s?$/i, 'remark'],
]

/** What our own templates write over a column, in every language. */
const ourHeads = new Map(
  languages.flatMap((language) =>
    targets.map((target) => [headKey(translate(language, `imports.target.${target}`)), target]),
  ),
)

/** A file without any of these holds customers only, whatever its other columns are called. */
const speakOfLeads: Target[] = ['leadExternalId', 'leadState', 'leadClosedOn']

/** What the columns of a file probably are, by their heads; each target once. */
export function suggestColumns(heads: string[], fields: CustomField[] = []): (AnyTarget | null)[] {
  const columns = matched(heads, fields)
  if (speakOfLeads.some((target) => columns.includes(target))) return columns
  const ofCustomers = fields.filter(({ subject }) => subject === 'customer')
  return matched(heads, ofCustomers).map((target) => (target?.startsWith('lead') ? null : target))
}

function matched(heads: string[], fields: CustomField[]): (AnyTarget | null)[] {
  const taken = new Set<AnyTarget>()
  const named = namedLike(heads, fields)
  return heads.map((head, at) => {
    const text = head.trim()
    const own = ourHeads.get(headKey(head))
    const found =
      (own && !taken.has(own) && own) ||
      named.get(at) ||
      (text && likely.find(([pattern, target]) => !taken.has(target) && pattern.test(text))?.[1])
    if (found) taken.add(found)
    return found || null
  })
}

/**
 * The custom fields that are called as columns are, by the place of the column. Of several columns of one head the last
 * ones are theirs, as in an export, where they stand behind those of the same name that every organization has.
 */
function namedLike(heads: string[], fields: CustomField[]) {
  const named = new Map<number, FieldTarget>()
  for (const field of [...fields].reverse()) {
    const at = heads.findLastIndex((head, place) => headKey(head) === headKey(field.name) && !named.has(place))
    if (at >= 0) named.set(at, fieldTarget(field))
  }
  return named
}

/** The date format in which every sample is a day, the first of ours where several are. */
export const suggestDateFormat = (samples: string[]): DateFormat =>
  dateFormats.find((format) => samples.every((sample) => readDay(sample, format) !== undefined)) ?? 'YYYY-MM-DD'

/** The format that reads most samples; where both read all, three digits at the end are a group: 1.054 is 1054. */
export function suggestNumberFormat(samples: string[], currency: string): NumberFormat {
  const read = (format: NumberFormat) => samples.map((sample) => readAmount(sample, format, currency))
  const [point, comma] = [read('point'), read('comma')]
  const count = (amounts: (number | undefined)[]) => amounts.filter((amount) => amount !== undefined).length
  if (count(point) !== count(comma)) return count(point) > count(comma) ? 'point' : 'comma'
  return comma.some((amount, at) => (amount ?? 0) > (point[at] ?? 0)) ? 'comma' : 'point'
}
