import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useFormPage } from '../form/form-page'
import { isTouched } from '../form/typed-fields'
import { Icon } from '../icon/icon'
import type { CutForm } from './form-of-page'
import type { Place } from './places'
import { send } from './send'

export type CellFormProps = {
  page: string
  place: Place
  form: CutForm
  onClose: () => void
  /** When one turns elsewhere without having typed anything. */
  onLeave: () => void
  onSaved: () => void
}

/** A form that was cut out of its page: it is posted there, and what came back takes its place. */
export function CellForm({ page, place, form: read, onClose, onLeave, onSaved }: CellFormProps) {
  const { texts } = useFormPage()
  const [{ form, go, save }, setForm] = useState(read)
  const [sending, setSending] = useState(false)
  const [lost, setLost] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  const isWhole = useRef(false)

  useLayoutEffect(() => holder.current?.replaceChildren(form), [form])

  // Once the box stands at the cell: the page would go where it stood before.
  useEffect(() => {
    const fields = form.querySelectorAll<HTMLInputElement>('.field :is(input, select, textarea)')
    const input = [...fields].find((one) => one.matches('[aria-invalid]')) ?? fields[0]
    input?.focus({ preventScroll: true })
    input?.select?.()
    form.closest('.cell-box')?.scrollIntoView({ block: 'nearest' })
  }, [form])

  const onSubmit = useEffectEvent(async (event: SubmitEvent) => {
    if (isWhole.current) return
    event.preventDefault()
    if (sending) return
    setSending(true)
    const sent = await send(form, event.submitter, page, place)
    if (sent === 'else') return sendWhole(event.submitter)
    setSending(false)
    setLost(sent === 'lost')
    if (sent === 'saved') onSaved()
    else if (sent !== 'lost') setForm(sent)
  })

  /** A question, what somebody else wrote in the same field, a session that ended: the page itself answers, as always. */
  function sendWhole(button: HTMLElement | null) {
    isWhole.current = true
    form.setAttribute('action', page)
    form.requestSubmit(button)
  }

  const onPointerDown = useEffectEvent(({ target }: Event) => {
    const isElsewhere = !holder.current?.contains(target as Node)
    if (isElsewhere && !isTouched(form) && form === read.form) onLeave()
  })

  useEffect(() => {
    form.addEventListener('submit', onSubmit)
    document.addEventListener('pointerdown', onPointerDown)
    return () => {
      form.removeEventListener('submit', onSubmit)
      document.removeEventListener('pointerdown', onPointerDown)
    }
  }, [form])

  return (
    <>
      <div ref={holder} />
      {createPortal(
        <>
          {lost && (
            <p className="error" role="alert">
              <Icon name="alert" /> {texts.notSent}
            </p>
          )}
          <button
            className="btn btn-sm"
            type="submit"
            name={save.name}
            value={save.value}
            aria-disabled={sending || undefined}
          >
            {sending ? texts.sending : save.label}
          </button>
          <button className="btn btn-sm btn-quiet" type="button" onClick={onClose}>
            {texts.cancel}
          </button>
        </>,
        go,
      )}
    </>
  )
}
