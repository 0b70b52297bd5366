'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { TextField } from '../form/inputs'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Share, type ShareProps } from './share'

/** Gives what is filtered, and the order, a name. */
export function AddViewView({
  frame,
  texts,
  query,
  back,
  share,
  action,
}: {
  frame: FrameProps
  texts: Messages['savedViews']
  query: string
  back: { href: string; label: string }
  share: ShareProps
  action: FormAction
}) {
  return (
    <Page frame={frame} title={texts.saveAs} back={back} className="ask">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{texts.saveAs}</h1>
      </div>
      <Form action={action} className="ask-form">
        <input type="hidden" name="query" value={query} />
        <p className="soft">{texts.newLead}</p>
        <TextField name="name" label={texts.name} maxLength={60} autoComplete="off" />
        <Share texts={texts} share={share} />
        <div className="row">
          <Button kind="filled">{texts.save}</Button>
          <a className="btn btn-quiet" href={back.href}>
            {texts.cancel}
          </a>
        </div>
      </Form>
    </Page>
  )
}
