import { unstable_rethrow } from 'next/navigation'
import { inWords, kindOfCell, labelOf, shown } from '../changes/describe'
import { fieldOf } from '../changes/field-names'
import { findNames } from '../changes/find-names'
import { listChangesSince, type RecordedChange } from '../changes/list-changes'
import type { Clash as MetClash } from '../changes/meeting'
import { inputOf } from '../custom-fields/vocabulary'
import { LikelyDuplicates } from '../duplicates/likely-duplicates'
import { moment } from '../format/time'
import { translator } from '../i18n/translate'
import { newId } from '../ids'
import { log, traceOf } from '../log'
import { ChangedMeanwhile, FieldsMissing, Refusal } from '../refusal'
import { duplicateHits } from './duplicate-hits'
import type { Clash, FormState } from './form-state'
import type { Session } from './session'
import { isUnreachable } from './unreachable'

/**
 * The one place where a "no" becomes words. What is not a refusal is a bug or an outage: logged, one calm sentence.
 * `asked`: the names of the fields that were posted, beside which something can be said.
 */
export async function failure(error: unknown, session: Session, asked: string[] = []): Promise<Partial<FormState>> {
  unstable_rethrow(error)
  const t = translator(session.language)
  // What others changed is read from the database, which may be away by now.
  if (error instanceof ChangedMeanwhile) return meanwhile(error, session).catch((next) => failure(next, session))
  if (error instanceof LikelyDuplicates) {
    const hits = duplicateHits(error.found, t, ({ id }) => `/customers/${id}`)
    return { errors: [said(error)], duplicates: { hits, confirmation: error.confirmation } }
  }
  if (error instanceof FieldsMissing) {
    const beside = error.missing
      .filter(({ field }) => asked.includes(field))
      .map(({ field, name }) => ({ field, label: name, message: t('validation.required') }))
    return { errors: [{ message: t(`refusals.${error.key}`, error.values) }, ...beside] }
  }
  if (error instanceof Refusal) return { errors: [said(error)] }
  const reference = newId().slice(-8)
  log.error({ reference, error: traceOf(error) }, 'form failed')
  return { errors: [{ message: t(isUnreachable(error) ? 'errors.unreachable' : 'errors.unexpected', { reference }) }] }

  function said({ field, key, values }: Refusal) {
    return { field, message: t(`refusals.${key}`, values) }
  }
}

/** Who changed what since, and for each field that both wrote what stood before, theirs and mine. */
async function meanwhile(error: ChangedMeanwhile, { actor, language, organization }: Session) {
  const t = translator(language)
  const { entity, entityId, seenVersion: seen, currentVersion: present, met } = error
  const changes = await listChangesSince(actor, entity, entityId, { seen, present })
  const ids = met.clashes.flatMap(idsIn)
  const names = await findNames(actor, changes, ids)
  const reader = { ...organization, language }
  const clashes = met.clashes.map(({ column, fieldId, ...values }): Clash => {
    const cell = cellOf({ column, fieldId })
    const say = (value: unknown) => shown(value, cell, reader, names, t) ?? t('changes.nothing')
    return {
      field: fieldId ? inputOf(fieldId) : fieldOf(column),
      label: fieldId ? (names.get(fieldId) ?? t('changes.unknown')) : labelOf(column, t),
      before: say(values.before),
      theirs: say(values.theirs),
      mine: say(values.mine),
      who: whoWrote(column, fieldId),
    }
  })
  return {
    errors: [{ message: t(clashes.length > 0 ? 'refusals.bothChanged' : 'refusals.changedMeanwhile') }],
    meanwhile: {
      sentences: inWords(changes, reader, names),
      version: present,
      taken: met.taken.map(fieldOf),
      clashes,
    },
  }

  function whoWrote(column: string, fieldId?: string): string {
    const wrote = ({ rows }: RecordedChange) =>
      rows.some(({ key, after }) => (fieldId ? key.fieldId === fieldId : after && column in after))
    const last = changes.findLast(wrote) ?? changes.at(-1)
    return last ? t('changes.whoWhen', { who: last.userName ?? t('changes.someone'), when: whenOf(last) }) : ''
  }

  function whenOf({ at }: RecordedChange) {
    return moment(at, language, organization.timeZone)
  }
}

/** Where a clash stands: in a column of its own, or in a value of a custom field. */
const cellOf = ({ column, fieldId }: Pick<MetClash, 'column' | 'fieldId'>) => ({
  table: fieldId ? 'customerValues' : '',
  column,
})

/** The ids in a clash that stand for something with a name. */
function idsIn({ fieldId, mine, ...clash }: MetClash): string[] {
  const chosen = kindOfCell(cellOf({ fieldId, ...clash })) === 'name' && mine ? [mine].flat().map(String) : []
  return fieldId ? [fieldId, ...chosen] : chosen
}
