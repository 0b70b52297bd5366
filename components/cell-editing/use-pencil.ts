import { useRef, useState } from 'react'
import { beside, type Cell, cellOf, cellsOf, rowOf } from './cells'
import type { Place } from './places'

/** `held`: by the keyboard, so that the pencil has the focus there. */
export type At = Cell & { held: boolean }

/** Which cell the pencil stands at, and how it gets there. */
export function usePencil(places: (Place | undefined)[]) {
  const tools = useRef<HTMLDivElement>(null)
  const pointer = useRef('')
  const [cell, setCell] = useState<At>()
  const hasFocus = () => tools.current?.contains(document.activeElement) ?? false
  const toRow = () => cell?.link.focus({ preventScroll: true })

  function goTo(to: Cell | undefined) {
    if (to) setCell({ ...to, held: true })
  }

  return {
    ...{ tools, cell, setCell, goTo, hasFocus },

    /** To the first cell of a row that can be changed. */
    begin(target: EventTarget | null) {
      const row = rowOf(target)
      if (row) goTo(cellsOf(row, places)[0])
    },

    /** With a mouse that is moved, not with a page that is moved under it. */
    follow({ target, pointerType, screenX, screenY }: PointerEvent) {
      const before = pointer.current
      pointer.current = `${screenX} ${screenY}`
      if (pointerType !== 'mouse' || pointer.current === before || tools.current?.contains(target as Node)) return
      const to = cellOf(target, places)
      if (to?.td === cell?.td) return
      if (hasFocus()) toRow()
      setCell(to && { ...to, held: false })
    },

    /** Arrows lead to other cells. All else but pressing it is for the row. */
    press(event: KeyboardEvent) {
      const { key } = event
      if (cell && key.startsWith('Arrow')) {
        event.preventDefault()
        goTo(beside(cell, key, places))
      } else if (key === 'Escape' || key === 'Tab' || /^\S$/.test(key)) toRow()
    },
  }
}
