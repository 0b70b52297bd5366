'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards } from '../form/choices'
import { Form } from '../form/form'
import type { Option } from '../form/options'
import type { ImportTexts } from './import-page'

/** A row, the customer that it made, whom that looks like, and why. */
export type AlikeLine = {
  row: string
  name: string
  href: string | null
  other: { name: string; text: string; href: string | null }
  why: string
}

export type AlikeProps = {
  lines: AlikeLine[]
  count: string
  more: string | null
  /** What became of them; before that, the choice. */
  done: string | null
  choice: { value: string; options: (Option & { text: string })[]; action: FormAction } | null
}

/** Rows whose customer is likely to be there already. */
export function Alike({ texts, importId, ...props }: AlikeProps & { texts: ImportTexts; importId: string }) {
  const { lines, count, more, done, choice } = props
  return (
    <section className="card sheet alike" aria-labelledby="alike">
      <div className="card-head">
        <h2 id="alike">{texts.alikeHeading}</h2>
        <p>{count}</p>
      </div>
      {done && <p className="hint">{done}</p>}
      {choice && (
        <Form action={choice.action} name="alike" className="alike-choice">
          <input type="hidden" name="importId" value={importId} />
          <RadioCards name="alike" legend={texts.alikeChoice} value={choice.value} options={choice.options} />
          <Button>{texts.alikeAgain}</Button>
        </Form>
      )}
      <ul className="why">
        {lines.map(({ row, name, href, other, why }) => (
          <li key={row}>
            <p className="strong">{href ? <a href={href}>{name}</a> : name}</p>
            <p className="n">{row}</p>
            <p className="more">
              <span>
                {texts.alikeLike} {other.href ? <a href={other.href}>{other.name}</a> : other.name}
                {other.text && `, ${other.text}`} · {why}
              </span>
            </p>
          </li>
        ))}
      </ul>
      {more && <p className="hint sheet-end">{more}</p>}
    </section>
  )
}
