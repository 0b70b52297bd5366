'use client'
import type { Messages } from '@/lib/i18n/messages'
import { type Clash, chosenField, type FormState } from '@/lib/web/form-state'

/**
 * The fields that two people wrote, side by side: before, theirs and mine, of which one is saved. `chosen` before in a
 * form that could not be sent; the server has none for what it asks.
 */
export function Clashes({
  clashes,
  chosen,
  texts,
}: {
  clashes: Clash[]
  chosen: FormState['values']
  texts: Messages['form']
}) {
  const isTheirs = (field: string) => chosen[chosenField(field)] === 'theirs'
  return (
    <div className="card clashes">
      <table className="data compare">
        <caption>{texts.chooseEach}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.clashField}</th>
            <th scope="col">{texts.clashBefore}</th>
            <th scope="col">{texts.clashTheirs}</th>
            <th scope="col">{texts.clashMine}</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map(({ field, label, before, theirs, mine, who }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td className="soft">{before}</td>
              <Choice
                field={field}
                value="theirs"
                label={`${label}, ${texts.clashTheirs}`}
                text={theirs}
                note={who}
                chosen={isTheirs(field)}
              />
              <Choice
                field={field}
                value="mine"
                label={`${label}, ${texts.clashMine}`}
                text={mine}
                chosen={!isTheirs(field)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Choice({
  field,
  value,
  label,
  text,
  note,
  chosen,
}: {
  field: string
  value: 'theirs' | 'mine'
  label: string
  text: string
  note?: string
  chosen: boolean
}) {
  return (
    <td>
      <label className="check">
        <input
          type="radio"
          name={chosenField(field)}
          value={value}
          defaultChecked={chosen}
          aria-label={`${label}: ${text}`}
        />{' '}
        <span className="t">
          {text} {note && <small className="soft">{note}</small>}
        </span>
      </label>
    </td>
  )
}
