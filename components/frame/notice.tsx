'use client'
import type { FormAction } from '@/lib/web/form-state'
import { BrandMark } from './brand'
import type { FrameProps } from './frame-props'
import { Page } from './page'
import { PostedForm } from './posted-form'

/** A page that says one thing: not found, not allowed, out of order. With the frame where there is a session. */
export function Notice({
  frame,
  title,
  text,
  back,
  again,
}: {
  frame?: FrameProps
  title: string
  text: string
  back: string
  /** A form that could not be carried out, to be sent once more. */
  again?: { fields: [string, string][]; action: FormAction; label: string; text: string }
}) {
  const box = (
    <section className="calm-box" aria-labelledby="notice">
      <h1 id="notice">{title}</h1>
      <p className="soft">{text}</p>
      {again && (
        <PostedForm fields={again.fields} action={again.action} className="calm-form">
          <p>{again.text}</p>
          <div className="row">
            <button className="btn btn-primary" type="submit">
              {again.label}
            </button>
          </div>
        </PostedForm>
      )}
      <p className="row">
        <a className="btn btn-quiet" href="/">
          {back}
        </a>
      </p>
    </section>
  )
  if (frame) {
    return (
      <Page frame={frame} title={title}>
        {box}
      </Page>
    )
  }
  return (
    <>
      <title>{`${title} · Funil`}</title>
      <header className="top">
        <a className="brand" href="/">
          <BrandMark /> Funil
        </a>
      </header>
      <main className="page calm" id="main">
        {box}
      </main>
    </>
  )
}
