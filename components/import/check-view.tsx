'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Mark, type MarkProps } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { Alike, type AlikeProps } from './alike'
import { type ImportFrame, ImportPage, type ImportTexts } from './import-page'
import { type RefusalLine, Refusals } from './refusals'

export type CheckedLeads = {
  id: string
  name: string
  mark: MarkProps
  count: number
  shown: string
  closed: boolean
  expected: string | null
  between: string | null
}

export type CheckProps = ImportFrame & {
  importId: string
  totals: { label: string; value: string; small: string | null; bad: boolean }[]
  leads: CheckedLeads[]
  alike: AlikeProps | null
  refusals: RefusalLine[]
  file: string
  remarks: { heading: string; count: string; text: string }[]
  passed: string[]
  leaves: string
  /** The one button that writes; null when nothing would be written. */
  start: { action: FormAction; label: string } | null
}

/** Third step: what would be created, what not and why. */
export function CheckView(props: CheckProps) {
  const { texts, importId, totals, leads, refusals, remarks, passed, start } = props
  return (
    <ImportPage {...props}>
      <dl className="totals num imp-totals">
        {totals.map(({ label, value, small, bad }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={bad ? 'bad' : undefined}>
              {value} {small && <small>{small}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {leads.length > 0 && <Leads texts={texts} leads={leads} />}
      {props.alike && <Alike {...props.alike} texts={texts} importId={importId} />}
      <div className="wiz-side">
        {refusals.length > 0 && (
          <Refusals
            texts={texts}
            refusals={refusals}
            importId={importId}
            file={props.file}
            hint={texts.checkFileHint}
          />
        )}
        {remarks.length + passed.length > 0 && <Remarks texts={texts} remarks={remarks} passed={passed} />}
      </div>
      {!start && (
        <p className="notice warn">
          <Icon name="alert" /> {texts.checkNothing}
        </p>
      )}
      <div className="go-bar">
        {start && (
          <Form action={start.action}>
            <input type="hidden" name="importId" value={importId} />
            <Button kind="filled">{start.label}</Button>
          </Form>
        )}
        <a className="btn" href={`/import/${importId}`}>
          {texts.checkBack}
        </a>
        <span className="hint">{props.leaves}</span>
      </div>
    </ImportPage>
  )
}

function Leads({ texts, leads }: { texts: ImportTexts; leads: CheckedLeads[] }) {
  const widest = Math.max(...leads.map(({ count }) => count))
  const none = (
    <span className="muted" role="img" aria-label={texts.none}>
      –
    </span>
  )
  return (
    <section className="card sheet" aria-labelledby="creates">
      <div className="card-head">
        <h2 id="creates">{texts.checkCreates}</h2>
        <p className="key">
          <span>{texts.checkClosed}</span>
          <span className="k-exp">{texts.checkOpen}</span>
        </p>
      </div>
      <table className="data stack out-t">
        <caption className="vh">{texts.checkCreates}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.checkPhase}</th>
            <th scope="col" className="num">
              {texts.uploadLeads}
            </th>
            <td />
            <th scope="col" className="num">
              {texts.checkExpected}
            </th>
            <th scope="col" className="num">
              {texts.checkBetween}
            </th>
          </tr>
        </thead>
        <tbody>
          {leads.map(({ id, name, mark, count, shown, closed, expected, between }) => (
            <tr key={id}>
              <th scope="row">
                <span className="phase">
                  <Mark {...mark} /> {name}
                </span>
              </th>
              <td className="num" data-l={texts.uploadLeads}>
                {shown}
              </td>
              <td className="o-bar">
                <svg className="split" viewBox={`0 0 ${widest} 10`} preserveAspectRatio="none" aria-hidden="true">
                  <rect className={closed ? 'yes' : 'soft'} width={count} height="10" />
                </svg>
              </td>
              <td className="num" data-l={texts.checkExpected}>
                {expected ?? none}
              </td>
              <td className="num" data-l={texts.checkBetween}>
                {between ?? none}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Remarks({ texts, remarks, passed }: Pick<CheckProps, 'texts' | 'remarks' | 'passed'>) {
  return (
    <section className="card sheet" aria-labelledby="remarks">
      <div className="card-head">
        <h2 id="remarks">{texts.checkRemarks}</h2>
      </div>
      <ul className="why">
        {remarks.map(({ heading, count, text }) => (
          <li key={heading}>
            <p className="strong">{heading}</p>
            <p className="n">{count}</p>
            <p className="more">{text}</p>
          </li>
        ))}
      </ul>
      {passed.length > 0 && (
        <p className="oks">
          {passed.map((text) => (
            <span key={text}>
              <Icon name="check" />
              {text}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}
