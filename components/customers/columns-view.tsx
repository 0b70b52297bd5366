'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'

/** Which columns of the list a person sees. */
export function ColumnsView({
  frame,
  texts,
  title,
  text,
  legend,
  usual,
  back,
  columns,
  groups,
  kept,
  action,
}: {
  frame: FrameProps
  texts: Messages['form']
  title: string
  text: string
  legend: string
  usual: string
  back: { href: string; label: string }
  columns: { name: string; label: string; ticked: boolean; fixed: boolean }[]
  /** The custom fields, of customers and of leads. */
  groups: { label: string; columns: { name: string; label: string; ticked: boolean }[] }[]
  /** Chosen before and not offered now: those of leads without the funnel, archived custom fields. */
  kept: string[]
  action: FormAction
}) {
  return (
    <Page frame={frame} title={title} back={back} className="ask">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <Form action={action} className="ask-form">
        <input type="hidden" name="next" value={back.href} />
        <p className="soft">{text}</p>
        <fieldset className="field">
          <legend className="vh">{legend}</legend>
          {columns.map(({ name, label, ticked, fixed }) => (
            <label className="check" key={name}>
              <input type="checkbox" name="columns" value={name} defaultChecked={ticked} disabled={fixed} /> {label}
            </label>
          ))}
        </fieldset>
        {groups.map((group) => (
          <fieldset className="field" key={group.label}>
            <legend className="label">{group.label}</legend>
            {group.columns.map(({ name, label, ticked }) => (
              <label className="check" key={name}>
                <input type="checkbox" name="columns" value={name} defaultChecked={ticked} /> {label}
              </label>
            ))}
          </fieldset>
        ))}
        {kept.map((name) => (
          <input key={name} type="hidden" name="columns" value={name} />
        ))}
        <div className="row">
          <Button kind="filled">{texts.save}</Button>
          <Button name="usual" value="1">
            {usual}
          </Button>
          <a className="btn btn-quiet" href={back.href}>
            {texts.cancel}
          </a>
        </div>
      </Form>
    </Page>
  )
}
