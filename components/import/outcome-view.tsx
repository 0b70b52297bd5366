'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { ImportSteps } from './import-steps'

export type OutcomeProps = {
  frame: FrameProps
  title: string
  lead: string
  texts: Messages['imports']
  steps: string[]
  at: number
  importId: string
  totals: { label: string; value: string }[]
  refusals: { reason: string; count: string; lines: string }[]
  /** While it runs: how far it is. */
  progress: { text: string; done: number; total: number } | null
  /** Before it runs: the one button that writes. */
  start: { action: FormAction; label: string } | null
  nothing: string | null
  back: { href: string; label: string }
}

/** Third and fourth step: what would happen, what is happening, what happened. */
export function OutcomeView(props: OutcomeProps) {
  const { frame, title, lead, texts, steps, at, importId, totals, refusals, progress, start, nothing, back } = props
  return (
    <Page frame={frame} title={title} back={{ href: '/import', label: texts.title }}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <p className="set-lead">{lead}</p>
      <ImportSteps at={at} labels={steps} label={texts.steps} />
      {progress && (
        <section className="card form-part" aria-label={progress.text}>
          <progress max={progress.total} value={progress.done} aria-label={progress.text} />
          <p className="num">{progress.text}</p>
          <p className="soft">{texts.goOn}</p>
          <p className="row">
            <a className="btn" href={`/import/${importId}/result`}>
              {texts.lookAgain}
            </a>
          </p>
        </section>
      )}
      <dl className="totals" aria-label={title}>
        {totals.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {refusals.length > 0 && <Refusals {...props} />}
      {nothing && <p className="notice warn">{nothing}</p>}
      <div className="row">
        {start && (
          <Form action={start.action}>
            <input type="hidden" name="importId" value={importId} />
            <Button kind="filled">{start.label}</Button>
          </Form>
        )}
        <a className="btn" href={back.href}>
          {back.label}
        </a>
      </div>
    </Page>
  )
}

function Refusals({ texts, refusals, importId }: OutcomeProps) {
  return (
    <section className="card form-part" aria-labelledby="refused">
      <h2 id="refused">{texts.refusedHeading}</h2>
      <table className="data">
        <caption className="vh">{texts.refusedHeading}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.reason}</th>
            <th scope="col" className="num">
              {texts.howMany}
            </th>
            <th scope="col">{texts.lines}</th>
          </tr>
        </thead>
        <tbody>
          {refusals.map(({ reason, count, lines }) => (
            <tr key={reason}>
              <th scope="row">{reason}</th>
              <td className="num">{count}</td>
              <td className="soft">{lines}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row">
        <a className="btn btn-sm" href={`/import/${importId}/refused`}>
          <Icon name="download" /> {texts.download}
        </a>
      </p>
    </section>
  )
}
