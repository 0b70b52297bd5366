import { useEffect, useRef } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { CellForm, type CellFormProps } from './cell-form'
import type { Cell } from './cells'
import type { Opened } from './use-opened'
import { useStand } from './use-stand'

type Props = Pick<CellFormProps, 'onClose' | 'onLeave' | 'onSaved'> & {
  cell: Cell
  label: string
  opened: Opened
  texts: Messages['customerList']
}

/** A dialog below a cell, which the rest of the page goes on beside: its form, or that there is none. */
export function CellBox({ cell, label, opened: { page, form }, texts, ...on }: Props) {
  const ref = useStand<HTMLDivElement>(cell.td, 'below')
  return (
    <div className="cell-box" role="dialog" aria-label={label} tabIndex={-1} ref={ref}>
      {form ? (
        <CellForm key={page} page={page} place={cell.place} form={form} {...on} />
      ) : (
        <NotHere page={page} texts={texts} onClose={on.onClose} />
      )}
    </div>
  )
}

function NotHere({ page, texts, onClose }: Pick<Props, 'texts' | 'onClose'> & { page: string }) {
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    <>
      <p>
        {texts.notHere} <a href={page}>{texts.why}</a>
      </p>
      <button className="btn btn-sm" type="button" onClick={onClose} ref={close}>
        {texts.close}
      </button>
    </>
  )
}
