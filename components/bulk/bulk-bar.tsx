'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { useForm } from '../form/form'
import type { Option } from '../form/options'

/** What can be done to rows of the list: `list` is its URL. */
export type BulkListProps = {
  action: FormAction
  list: string
  kinds: Option[]
  texts: Record<'caption' | 'selected' | 'whatToDo' | 'clear' | 'thisPage' | 'whole', string>
}

/** Shown by CSS once something is ticked, with how much: see the list's styles. `page`: the values of all its rows. */
export function BulkBar({ list, page, kinds, texts }: BulkListProps & { page: string[] }) {
  return (
    <div className="bulk" role="group" aria-label={texts.caption}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="page" value={page.join(' ')} />
      <p className="bulk-n">{texts.selected}</p>
      <button className="on-inverse hand" type="button" popoverTarget="bulk-do">
        {texts.whatToDo}
      </button>
      <div className="bulk-do" id="bulk-do" popover="auto">
        <PagePick key={page.join()} label={texts.thisPage} className="check hand" />
        <label className="check" key={list}>
          <input className="pick-whole" type="checkbox" name="whole" /> {texts.whole}
        </label>
        {kinds.map(({ value, label }) => (
          <Button key={value} kind="inverse" name="kind" value={value}>
            {label}
          </Button>
        ))}
      </div>
      <button className="on-inverse bulk-x" type="reset">
        {texts.clear}
      </button>
    </div>
  )
}

const boxesOf = ({ form }: HTMLInputElement, which: string) => form?.querySelectorAll<HTMLInputElement>(which) ?? []

/** Without JavaScript this box says the whole page by itself; with it, it ticks each row too. Its key is the page. */
export function PagePick({
  label,
  className,
  hidden = false,
}: {
  label: string
  className?: string
  /** The words are for those who hear the page. */
  hidden?: boolean
}) {
  return (
    <label className={className}>
      <input
        className="pick-page"
        type="checkbox"
        name="thisPage"
        onChange={({ target }) => {
          for (const box of boxesOf(target, '.pick-row, .pick-page')) box.checked = target.checked
        }}
      />{' '}
      <span className={hidden ? 'vh' : undefined}>{label}</span>
    </label>
  )
}

/** Once a row is taken out, neither the page nor the list is meant as a whole any more. */
export function RowPick({ value, label }: { value: string; label: string }) {
  const { state } = useForm()
  const before = [state.values.rows ?? []].flat()
  return (
    <label>
      <input
        className="pick-row"
        type="checkbox"
        name="rows"
        value={value}
        defaultChecked={before.includes(value)}
        onChange={({ target }) => {
          if (!target.checked) for (const box of boxesOf(target, '.pick-page, .pick-whole')) box.checked = false
        }}
      />
      <span className="vh">{label}</span>
    </label>
  )
}
