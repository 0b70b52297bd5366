'use client'
import type { Messages } from '@/lib/i18n/messages'
import { FieldError, useField } from '../form/field'

export type ChoiceLine = {
  id: string
  name: string
  orderNumber: number
  label: string
  orderLabel: string
  archived: boolean
}

/** The choices of a field, a row each: its place, its name, and whether it is offered no longer. */
export function ChoiceRows({ words, choices }: { words: Messages['customFields']; choices: ChoiceLine[] }) {
  return (
    <fieldset className="field choice-rows">
      <legend className="label">{words.choices}</legend>
      {choices.map((choice) => (
        <Row key={choice.id} {...choice} notOffered={words.notOffered} />
      ))}
      <span className="hint">{words.choicesEditHint}</span>
    </fieldset>
  )
}

function Row({ id, name, orderNumber, label, orderLabel, archived, notOffered }: ChoiceLine & { notOffered: string }) {
  const order = useField(`choiceOrder.${id}`)
  const named = useField(`choiceNames.${id}`)
  const ticks = useField('archivedChoices')
  const isTicked = ticks.answered ? [ticks.typed ?? []].flat().includes(id) : archived
  return (
    <div>
      <FieldError id={named.id} error={named.error} />
      <FieldError id={order.id} error={order.error} />
      <div className="choice-row">
        <input
          {...order.attributes}
          className="input num"
          inputMode="numeric"
          aria-label={orderLabel}
          defaultValue={String(order.typed ?? orderNumber)}
        />
        <input
          {...named.attributes}
          className="input"
          aria-label={label}
          autoComplete="off"
          defaultValue={String(named.typed ?? name)}
        />
        <label className="check">
          <input type="checkbox" name="archivedChoices" value={id} defaultChecked={isTicked} /> {notOffered}
          <span className="vh">: {name}</span>
        </label>
      </div>
    </div>
  )
}
