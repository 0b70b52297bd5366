import type { CustomInput } from '@/components/custom-fields/custom-inputs'
import type { Pair } from '@/components/custom-fields/custom-pairs'
import type { Values } from '@/lib/custom-fields/find-values'
import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { valueInput, valueText } from '@/lib/custom-fields/show-value'
import { inputOf } from '@/lib/custom-fields/vocabulary'
import { currencySign } from '@/lib/format/money'
import { listMembers } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'

const inputKinds = {
  ...({ text: 'text', longText: 'longText', number: 'number', money: 'money', day: 'day', link: 'link' } as const),
  ...({ choice: 'one', yesNo: 'one', user: 'one', choices: 'several' } as const),
}

/** Turns custom fields with their values into what forms ask and cards show, in the reader's language. */
export async function customFieldWords(
  { actor, t, language, session }: Pick<PageContext, 'actor' | 't' | 'language' | 'session'>,
  fields: CustomField[],
) {
  const members = fields.some(({ kind }) => kind === 'user') ? await listMembers(actor) : []
  const { currency, timeZone } = session.organization
  const reader = { language, currency, timeZone, people: new Map(members.map(({ id, name }) => [id, name])) }
  return {
    /** `needed`: the phase that the form is about is not completed without them. */
    inputs: (of: CustomField[], values: Values, needed: ReadonlySet<string> = new Set()): CustomInput[] =>
      of.map((field) => ({
        kind: inputKinds[field.kind],
        name: inputOf(field.id),
        label: field.name,
        note: needed.has(field.id) ? t('customFields.needed') : undefined,
        hint: field.helpText ?? undefined,
        value: valueInput(values.get(field.id), field.kind, reader),
        options: optionsOf(field, [values.get(field.id) ?? []].flat()),
        empty: t('customFields.none'),
        sign: currencySign(currency, language),
      })),
    pairs: (of: CustomField[], values: Values): Pair[] =>
      of.map((field) => {
        const value = values.get(field.id)
        const text = value === undefined ? null : valueText(value, field, reader)
        if (field.kind !== 'link' || text === null) return { label: field.name, value: text }
        return { label: field.name, value: text.replace(/^https?:\/\//, ''), href: text }
      }),
  }

  /** What can be chosen: what is offered, and what stands there although it no longer is. */
  function optionsOf({ kind, choices }: CustomField, now: unknown[]) {
    if (kind === 'yesNo') {
      return (['yes', 'no'] as const).map((value) => ({ value, label: t(`customFields.${value}`) }))
    }
    const offered =
      kind === 'user'
        ? members.map(({ id, name, deactivatedAt }) => ({ id, name, archivedAt: deactivatedAt }))
        : choices
    return offered
      .filter(({ id, archivedAt }) => !archivedAt || now.includes(id))
      .map(({ id, name }) => ({ value: id, label: name }))
  }
}
