'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { RadioCards } from '../form/choices'
import { Form } from '../form/form'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'

/** One of both: its id and version, and how it is told from the other. */
type Side = { id: string; version: number; name: string; number: string; since: string }

/** What each has in a field, and whose is kept unless another is chosen. */
type Asked = { name: string; label: string; values: [string, string]; kept: string }

export type MergeProps = {
  frame: FrameProps
  action: FormAction
  texts: Messages['duplicates']
  title: string
  back: { href: string; label: string }
  sides: [Side, Side]
  stays: string
  /** What each of them has, by the name of it. */
  has: { label: string; counts: [string, string] }[]
  twoOpen: string | null
  /** Fields in which they differ, and those that only one has filled in. */
  differ: Asked[]
  onlyOne: { heading: string; fields: Asked[] } | null
  same: { heading: string; pairs: { label: string; value: string }[] } | null
}

/** Two customers side by side: which one stays, what it gets, and what is kept of each field. */
export function MergeView(props: MergeProps) {
  const { frame, action, texts, title, back, sides, stays, twoOpen, differ, onlyOne, same } = props
  const [one, other] = sides
  return (
    <Page frame={frame} title={title} back={back} dock={false} className="merge">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{texts.mergeHeading}</h1>
      </div>
      <Form action={action} className="merge-form">
        <input type="hidden" name="customerId" value={one.id} />
        <input type="hidden" name="version" value={one.version} />
        <input type="hidden" name="otherId" value={other.id} />
        <input type="hidden" name="otherVersion" value={other.version} />
        <section className="card form-part">
          <RadioCards
            name="stays"
            legend={texts.stays}
            value={stays}
            options={sides.map(({ id, name, since }) => ({ value: id, label: name, text: since }))}
          />
          <p className="soft">{texts.goesText}</p>
        </section>
        <WhatTheyHave {...props} />
        {twoOpen && <p className="notice">{twoOpen}</p>}
        <section className="card form-part" aria-labelledby="differ">
          <h2 id="differ">{texts.differs}</h2>
          <p className="soft">{differ.length > 0 || onlyOne ? texts.differsText : texts.allSame}</p>
          <Choices sides={sides} fields={differ} />
          {onlyOne && (
            <details className="only-one">
              <summary>{onlyOne.heading}</summary>
              <Choices sides={sides} fields={onlyOne.fields} />
            </details>
          )}
        </section>
        {same && (
          <details className="card form-part same">
            <summary>{same.heading}</summary>
            <dl>
              {same.pairs.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
        <div className="go-bar form-go">
          <Button kind="filled">{texts.button}</Button>
          <a className="btn" href={back.href}>
            {texts.cancel}
          </a>
        </div>
      </Form>
    </Page>
  )
}

function Choices({ sides, fields }: { sides: [Side, Side]; fields: Asked[] }) {
  return fields.map(({ name, label, values, kept }) => (
    <RadioCards
      key={name}
      name={name}
      legend={label}
      value={kept}
      options={sides.map(({ id, number }, at) => ({ value: id, label: values[at] ?? '', text: number }))}
    />
  ))
}

function WhatTheyHave({ texts, sides, has }: MergeProps) {
  return (
    <section className="card form-part" aria-labelledby="has">
      <h2 id="has">{texts.has}</h2>
      <table className="table has">
        <thead>
          <tr>
            <td />
            {sides.map(({ id, name, number }) => (
              <th key={id} scope="col">
                {name} <small>{number}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {has.map(({ label, counts }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {sides.map(({ id }, at) => (
                <td className="t" key={id}>
                  {counts[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
