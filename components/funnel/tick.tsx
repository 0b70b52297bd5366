'use client'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useForm } from '../form/form'
import { Icon } from '../icon/icon'

/** Opens a form below its row. `href` is this page with that form in it; `label` says which one it is. */
export type TickProps = { href: string; open: boolean; label: string }

type Props = { tick: Pick<TickProps, 'label'>; word: string; children: ReactNode }

/** A link to the form, which a press draws at once: one for each of fifty rows would be half the page. */
export function Tick({ tick: { href, open, label }, word, children }: Props & { tick: TickProps }) {
  const [pressed, setPressed] = useState(false)
  if (open || pressed) return children

  function press(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setPressed(true)
  }

  return (
    <a className="tick" href={href} onClick={press}>
      <Box word={word} label={label} />
    </a>
  )
}

/** What stands in the form; it can be folded up again. */
export function Ticked({ tick: { label }, word, children }: Props) {
  const { attempt } = useForm().state
  const details = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  useEffect(() => {
    // The browser closes one that comes into the page open while another of its name is.
    if (details.current) details.current.open = true
    // A form that came back says first what is wrong with it.
    if (attempt === 0) summary.current?.focus()
  }, [attempt])
  return (
    <details className="tick" name="tick" open ref={details}>
      <summary ref={summary}>
        <Box word={word} label={label} />
      </summary>
      <div className="tick-form">{children}</div>
    </details>
  )
}

function Box({ word, label }: { word: string; label: string }) {
  return (
    <>
      <span className="ring">
        <Icon name="check" />
      </span>
      <span className="desk" aria-hidden="true">
        {word}
      </span>
      <span className="vh">{label}</span>
    </>
  )
}
