'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Reload } from '../form/reload'
import { Icon } from '../icon/icon'
import { type SettingsFrame, SettingsPage } from './settings-page'

export type BookFinding = {
  id: string
  place: string
  key: string
  stands: string | null
  should: string | null
  customer: string | null
}

/** One thing that the books are proved by. `found` says how much disagrees; null: nothing. */
export type BookCheck = {
  name: string
  text: string
  rows: string
  found: string | null
  more: string | null
  findings: BookFinding[]
}

type Texts = Messages['books']

/** What proves that nothing is lost: asked for by a button, its last answer kept. */
export function BooksView({
  settings,
  title,
  lead,
  texts,
  running,
  state,
  checks,
  givenUp,
  check,
}: {
  settings: SettingsFrame
  title: string
  lead: string
  texts: Texts
  running: boolean
  state: { good: boolean | null; text: string } | null
  checks: BookCheck[]
  givenUp: string | null
  check: FormAction
}) {
  const look = state?.good ? 'won' : state?.good === false ? 'lost' : ''
  return (
    <SettingsPage {...settings} place="books" title={title} lead={lead}>
      {running && <Reload seconds={3} />}
      <section className="card sheet" aria-labelledby="last">
        <div className="card-head">
          <h2 id="last">{texts.last}</h2>
        </div>
        {state ? (
          <p className={`notice ${look}`} role="status">
            <Icon name={state.good ? 'okc' : state.good === false ? 'alert' : 'clock'} /> {state.text}
          </p>
        ) : (
          <p className="soft">{texts.never}</p>
        )}
        {running ? (
          <p className="row sheet-end">
            <a className="btn" href="/settings/books">
              {texts.again}
            </a>
          </p>
        ) : (
          <Form action={check} className="row sheet-end">
            <Button kind="filled">{texts.check}</Button>
            <span className="hint">{texts.checkHint}</span>
          </Form>
        )}
      </section>
      {givenUp && (
        <p className="notice lost">
          <Icon name="alert" /> {givenUp}
        </p>
      )}
      {checks.map((one) => (
        <CheckCard key={one.name} texts={texts} {...one} />
      ))}
    </SettingsPage>
  )
}

function CheckCard({ texts, name, text, rows, found, more, findings }: BookCheck & { texts: Texts }) {
  return (
    <section className="card sheet" aria-label={name}>
      <div className="card-head">
        <h2>
          <Icon name={found ? 'alert' : 'check'} label={found ? texts.bad : texts.good} /> {name}
        </h2>
        <p>{found ?? rows}</p>
      </div>
      <p className="soft sheet-end">{text}</p>
      {findings.length > 0 && <Findings texts={texts} name={name} findings={findings} />}
      {more && <p className="hint sheet-end">{more}</p>}
    </section>
  )
}

function Findings({ texts, name, findings }: { texts: Texts; name: string; findings: BookFinding[] }) {
  return (
    <table className="data stack books-t">
      <caption className="vh">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.row}</th>
          <th scope="col">{texts.stands}</th>
          <th scope="col">{texts.should}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {findings.map(({ id, place, key, stands, should, customer }) => (
          <tr key={id}>
            <th scope="row">
              {place}
              <small className="t">{key}</small>
            </th>
            <td data-l={texts.stands}>{stands ?? <Nothing texts={texts} />}</td>
            <td data-l={texts.should}>{should ?? <Nothing texts={texts} />}</td>
            <td className="num">{customer && <a href={customer}>{texts.customer}</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Nothing = ({ texts }: { texts: Texts }) => <span className="muted">{texts.nothing}</span>
