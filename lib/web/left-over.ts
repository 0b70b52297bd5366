import { texts, translator } from '../i18n/translate'
import { isId } from '../ids'
import type { FormState } from './form-state'
import type { Session } from './session'

/** A form that was refused, for a page that does not have it any more: why, and what was written in it. */
export type LeftOver = { heading: string; lines: string[]; typed: { name: string; label?: string; text: string }[] }

/** What somebody thinks up or looks up; what is chosen is chosen again in a moment. */
const written = [
  ...['name', 'title', 'number', 'externalId', 'code', 'description', 'function'],
  ...['note', 'comment', 'reason', 'text', 'result', 'remark', 'source', 'helpText', 'newChoices'],
  ...['score', 'expectedValue', 'recurringValue', 'nextAction', 'nextActionOn', 'day', 'time', 'minutes'],
  ...['street', 'houseNumber', 'postalCode', 'city', 'country', 'latitude', 'longitude'],
  ...['phone', 'mobile', 'email', 'website', 'registrationNumber', 'vatNumber'],
]

export function leftOverOf({ errors, meanwhile, values }: FormState, { language }: Session): LeftOver {
  const t = translator(language)
  const labels: Record<string, string> = texts(language, 'fields')
  const typed = Object.entries(values).flatMap(([name, value]) => {
    const [group, fieldId = ''] = name.split('.')
    const isWritten = written.includes(name) || (group === 'custom' && isId(fieldId))
    return isWritten && typeof value === 'string' && value.trim() && !isId(value)
      ? [{ name, label: labels[name], text: value }]
      : []
  })
  return {
    heading: t(meanwhile ? 'form.changedMeanwhile' : 'form.refused'),
    lines: [
      ...errors.map(({ label, message }) => (label ? `${label}: ${message}` : message)),
      ...(meanwhile?.sentences ?? []),
    ],
    typed,
  }
}
