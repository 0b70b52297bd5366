import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'

export type SheetTexts = { filters: string; close: string }

/** Opens the sheet; on a phone alone. */
export function SheetButton({ texts, count = 0 }: { texts: SheetTexts; count?: number }) {
  return (
    <button className="btn hand" type="button" popoverTarget="filters">
      <Icon name="filter" /> {texts.filters} {count > 0 && <span className="t">{count}</span>}
    </button>
  )
}

/** Filters of a form: inline on a desk, on a phone a native popover from below, which needs no JavaScript. */
export function FilterSheet({ texts, children }: { texts: SheetTexts; children: ReactNode }) {
  return (
    <div className="filter-sheet" id="filters" popover="auto">
      <div className="sheet-head hand">
        <h2>{texts.filters}</h2>
        <button className="btn btn-quiet" type="button" popoverTarget="filters" popoverTargetAction="hide">
          <Icon name="x" /> {texts.close}
        </button>
      </div>
      {children}
    </div>
  )
}
