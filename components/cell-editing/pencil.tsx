import { useEffect } from 'react'
import { Icon } from '../icon/icon'
import type { Cell } from './cells'
import type { At } from './use-pencil'
import { useStand } from './use-stand'

type Props = {
  cell: At
  label: string
  /** The cell is being changed: it is only framed. */
  away: boolean
  busy: boolean
  onPress: (cell: Cell) => void
}

/** Stands over a cell that can be changed. Each cell has a button of its own, so that its name is read out. */
export function Pencil({ cell, label, away, busy, onPress }: Props) {
  const ref = useStand<HTMLDivElement>(cell.td, 'over')
  useEffect(() => {
    if (!cell.held || away) return
    cell.td.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    ref.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [cell, away, ref])
  const side = cell.td.classList.contains('num') ? 'at-start' : ''
  return (
    <div className={`cell-at ${side} ${away ? 'is-open' : ''}`} ref={ref}>
      {!away && (
        <button
          key={`${cell.link.href} ${cell.td.cellIndex}`}
          type="button"
          tabIndex={-1}
          aria-label={label}
          aria-busy={busy || undefined}
          onClick={() => onPress(cell)}
        >
          <Icon name="pencil" />
        </button>
      )}
    </div>
  )
}
