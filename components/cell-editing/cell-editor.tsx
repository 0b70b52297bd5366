'use client'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FieldHead, SortHead } from '../customers/customer-list-view'
import { CellBox } from './cell-box'
import { type Cell, cellOf, rowOf } from './cells'
import { Pencil } from './pencil'
import { placesOf } from './places'
import { useOpened } from './use-opened'
import { usePencil } from './use-pencil'

export type CellEditorProps = {
  heads: SortHead[]
  fieldHeads: FieldHead[]
  texts: Messages['customerList']
  /** Whether the list says what was just done. */
  saidSo: boolean
  /** What began it. */
  first: Event
}

const heard = ['pointerover', 'dblclick', 'keydown', 'edit']

/**
 * Changes a cell of the list where it stands, by the form of the page that it comes from: a pencil that goes from cell
 * to cell with the mouse or the arrow keys, and that form with nothing but the field in sight.
 */
export function CellEditor({ heads, fieldHeads, texts, saidSo, first }: CellEditorProps) {
  const places = useMemo(() => placesOf(heads, fieldHeads), [heads, fieldHeads])
  const pencil = usePencil(places)
  const { cell, setCell, goTo } = pencil
  const rowAt = useRef(0)
  const { opened, reading, hasSaved, open, close, refresh } = useOpened(goOn)

  const onEvent = useEffectEvent((event: Event) => {
    if (event.defaultPrevented || reading) return
    if (event instanceof KeyboardEvent) press(event)
    else if (opened) return
    else if (event.type === 'edit') pencil.begin(event.target)
    else if (event.type === 'dblclick') openIn(cellOf(event.target, places))
    else if (event instanceof PointerEvent) pencil.follow(event)
  })

  useEffect(() => {
    for (const name of heard) document.addEventListener(name, onEvent)
    onEvent(first)
    return () => {
      for (const name of heard) document.removeEventListener(name, onEvent)
    }
  }, [first])

  function press(event: KeyboardEvent) {
    const isHere = pencil.hasFocus()
    if (opened) {
      if (isHere && event.key === 'Escape' && !event.isComposing) backToPencil()
    } else if (event.key === 'F2') {
      if (isHere) openIn(cell)
      else pencil.begin(event.target)
    } else if (isHere) pencil.press(event)
  }

  function openIn(to: Cell | undefined) {
    if (!to || reading) return
    // A double click selects what stands there.
    document.getSelection()?.removeAllRanges()
    setCell({ ...to, held: false })
    open(to)
  }

  function backToPencil() {
    close()
    goTo(cell)
  }

  function onSaved() {
    rowAt.current = rowOf(cell?.td ?? null)?.sectionRowIndex ?? 0
    backToPencil()
    refresh()
  }

  function leave() {
    close()
    setCell(undefined)
  }

  /** Where what was changed is not in the list any more, with the row that took its place. */
  function goOn(page: string) {
    if (cell?.td.isConnected) return
    // What is carried out leaves a message. Without one the form led to what is missing, and its page says so.
    if (!saidSo) return window.location.assign(page)
    const links = [...document.querySelectorAll<HTMLElement>('.list tbody th a')]
    leave()
    links[Math.min(rowAt.current, links.length - 1)]?.focus({ preventScroll: true })
  }

  const name = cell && `${cell.place.label}, ${cell.link.textContent}`
  return (
    <div className={hasSaved ? 'cell-tools has-saved' : 'cell-tools'} ref={pencil.tools}>
      {cell && name && (
        <>
          <Pencil
            cell={cell}
            label={`${texts.change}: ${name}`}
            away={Boolean(opened)}
            busy={reading}
            onPress={openIn}
          />
          {opened && (
            <CellBox {...{ cell, opened, texts, onSaved }} label={name} onClose={backToPencil} onLeave={leave} />
          )}
        </>
      )}
    </div>
  )
}
