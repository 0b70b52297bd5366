'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps, UndoProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Undo } from '../frame/undo'
import { Icon } from '../icon/icon'

export type ChangeLine = {
  label: string
  before: string
  after: string
  now: string
  changed: boolean
  again: { href: string; text: string } | null
}

export type ChangeProps = {
  frame: FrameProps
  texts: Messages['undo']
  title: string
  lead: string
  sentence: { start: string; who: string; end: string; when: string }
  rows: ChangeLine[]
  together: string | null
  undo: UndoProps | null
  newer: string | null
  back: string
}

/** One change: what it wrote, what stands there now, and the way to take it back or what stands in it. */
export function ChangeView({ frame, texts, title, lead, sentence, rows, together, undo, newer, back }: ChangeProps) {
  return (
    <Page frame={frame} title={title} className="change-page">
      <nav className="crumb" aria-label={texts.back}>
        <a href={back}>
          <Icon name="left" /> {texts.back}
        </a>
      </nav>
      <h1>{title}</h1>
      <p className="soft">{lead}</p>
      <section className="card" aria-labelledby="what">
        <div className="change-head">
          <h2 id="what">
            {sentence.start}
            {sentence.who}
            {sentence.end}
          </h2>
          <p className="small muted">{sentence.when}</p>
        </div>
        {rows.length > 0 && <Lines rows={rows} texts={texts} />}
        {together && <p className="soft">{together}</p>}
        {undo && <Undo {...undo} kind="filled" />}
      </section>
      {newer && (
        <section className="card" aria-labelledby="newer">
          <div className="change-head">
            <h2 id="newer">{texts.newer}</h2>
            <a className="btn" href={newer}>
              {texts.see}
            </a>
          </div>
        </section>
      )}
      <details className="fold">
        <summary>
          <Icon name="right" /> {texts.whenTitle}
        </summary>
        <p className="soft">{texts.whenText}</p>
      </details>
    </Page>
  )
}

function Lines({ rows, texts }: Pick<ChangeProps, 'rows' | 'texts'>) {
  return (
    <table className="data changed">
      <caption className="vh">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.before}</th>
          <th scope="col">{texts.after}</th>
          <th scope="col">{texts.now}</th>
          <th scope="col">{texts.again}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change may touch one field in several rows
          <tr key={at}>
            <th scope="row">{row.label}</th>
            <td data-label={texts.before}>{row.before}</td>
            <td data-label={texts.after}>{row.after}</td>
            <td data-label={texts.now}>{row.changed ? <strong>{row.now}</strong> : row.now}</td>
            <td data-label={texts.again}>
              {row.again ? <a href={row.again.href}>{row.again.text}</a> : <span className="muted">{texts.no}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
