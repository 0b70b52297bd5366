'use client'
import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'

/** Asks once: a question as heading, what would happen, and a button that repeats the verb. */
export function AskView({
  frame,
  action,
  title,
  text,
  button,
  back,
  hidden,
  version,
  cancel,
  children,
}: {
  frame: FrameProps
  action: FormAction
  title: string
  text: string
  button: string
  back: { href: string; label: string }
  hidden: Record<string, string>
  version?: number
  cancel: string
  children?: ReactNode
}) {
  return (
    <Page frame={frame} title={title} back={back} dock={false} className="ask">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <Form action={action} version={version} className="ask-form">
        <p className="soft">{text}</p>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className="row">
          <Button kind="filled">{button}</Button>
          <a className="btn" href={back.href}>
            {cancel}
          </a>
        </div>
      </Form>
    </Page>
  )
}
