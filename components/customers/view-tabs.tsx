'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'

type Link = { href: string; label: string }
type Tab = Link & { title: string; current: boolean }

export type ViewTabsProps = {
  label: string
  tabs: Tab[]
  more: Tab[]
  saveAs: Link | null
  manage: string
  /** The list is no longer what the saved view says that it was opened from. */
  changed: {
    text: string
    save: { action: FormAction; id: string; version: number; query: string; label: string } | null
    saveAsNew: Link
    discard: Link
  } | null
}

/** The views of the list as a row of links; those it has no room for are in the menu at its end. */
export function ViewTabs({ label, tabs, more, saveAs, manage, changed }: ViewTabsProps) {
  return (
    <>
      <div className="views">
        <nav className="tabs" aria-label={label}>
          <ul>
            {tabs.map(({ href, label: name, title, current }) => (
              <li key={href}>
                <a href={href} title={title} aria-current={current ? 'page' : undefined}>
                  <span>{name}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {saveAs && (
          <a className="btn btn-quiet desk" href={saveAs.href}>
            <Icon name="star" /> {saveAs.label}
          </a>
        )}
        <details className="menu list-menu">
          <summary className="btn btn-quiet">
            <span className="desk">{label}</span>
            <span className="hand">
              <Icon name="star" label={label} />
            </span>
            <Icon name="down" />
          </summary>
          <div className="menu-list">
            {saveAs && (
              <a className="hand" href={saveAs.href}>
                <Icon name="star" /> {saveAs.label}
              </a>
            )}
            <a href="/customers/views">
              <Icon name="list" /> {manage}
            </a>
            {more.length > 0 && <hr />}
            {more.map(({ href, label: name, title }) => (
              <a key={href} href={href} title={title}>
                <span>{name}</span>
              </a>
            ))}
          </div>
        </details>
      </div>
      {changed && <Changed {...changed} />}
    </>
  )
}

/** Nothing is saved by itself: what can be done with a view that was changed. */
function Changed({ text, save, saveAsNew, discard }: NonNullable<ViewTabsProps['changed']>) {
  return (
    <section className="view-changed" aria-label={text}>
      <p>{text}</p>
      <div className="row">
        {save && (
          <Form action={save.action} version={save.version} name="view">
            <input type="hidden" name="savedViewId" value={save.id} />
            <input type="hidden" name="query" value={save.query} />
            <Button>{save.label}</Button>
          </Form>
        )}
        <a className="btn" href={saveAsNew.href}>
          {saveAsNew.label}
        </a>
        <a className="btn btn-quiet" href={discard.href}>
          {discard.label}
        </a>
      </div>
    </section>
  )
}
