'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Reload } from '../form/reload'
import { Icon } from '../icon/icon'
import { Alike, type AlikeProps } from './alike'
import { type ImportFrame, ImportPage } from './import-page'
import { type RefusalLine, Refusals } from './refusals'

export type ResultProps = ImportFrame & {
  importId: string
  when: string
  what: string
  by: string
  alike: AlikeProps | null
  refusals: RefusalLine[]
  file: string
  undo: {
    heading: string
    text: string
    running: boolean
    offer?: { action: FormAction; label: string }
    left?: LeftLine[]
  }
}

/** Something that stays, and what somebody did about it since. */
type LeftLine = { id: string; name: string; href: string | null; why: { text: string; href: string } | null }

/** What came in, by whom and when, and what did not. */
export function ResultView(props: ResultProps) {
  const { texts, importId, when, what, by, refusals, file, undo } = props
  return (
    <ImportPage {...props}>
      <section className="result imp-result" aria-labelledby="result">
        <div className="result-main">
          <h2 id="result">
            <Icon name="okc" /> {when}
          </h2>
          <p className="result-sum num">
            <strong>{what}</strong>
          </p>
          <p className="soft">{by}</p>
        </div>
        <div className="result-go">
          <a className="btn btn-primary" href="/customers">
            {texts.resultToList}
          </a>
        </div>
      </section>
      {undo.running && <Reload seconds={3} />}
      <section className="card imp-undo" id="undo" aria-labelledby="undo-h">
        <h2 id="undo-h">{undo.heading}</h2>
        <p className="soft num" role={undo.running ? 'status' : undefined}>
          {undo.text}
        </p>
        {undo.left && undo.left.length > 0 && (
          <ul className="why">
            {undo.left.map(({ id, name, href, why }) => (
              <li key={id}>
                <p className="strong">{href ? <a href={href}>{name}</a> : name}</p>
                {why && (
                  <p className="more">
                    <a href={why.href}>{why.text}</a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
        {undo.offer && (
          <Form action={undo.offer.action} name="undo">
            <input type="hidden" name="importId" value={importId} />
            <Button>
              <Icon name="undo" /> {undo.offer.label}
            </Button>
          </Form>
        )}
      </section>
      {props.alike && <Alike {...props.alike} texts={texts} importId={importId} />}
      {refusals.length > 0 && (
        <Refusals texts={texts} refusals={refusals} importId={importId} file={file} hint={texts.checkFileHint} />
      )}
    </ImportPage>
  )
}
