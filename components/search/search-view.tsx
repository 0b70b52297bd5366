'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'

export type HitProps = { key: string; href: string; title: string; text: string; chip: string | null }

export type SearchProps = {
  frame: FrameProps
  texts: Messages['search']
  title: string
  q: string
  /** What was found of each kind; kinds of which nothing was found are left out. */
  groups: GroupProps[]
  /** Nothing was asked, or nothing was found. */
  empty: { heading: string; text: string } | null
}

type GroupProps = {
  id: string
  heading: string
  icon: IconName
  count: string
  /** Says that nothing of the kind has the words as they were typed. */
  similar: string | null
  all: { href: string; label: string } | null
  hits: HitProps[]
}

/** What was found of customers, leads and activities. */
export function SearchView({ frame, texts, title, q, groups, empty }: SearchProps) {
  return (
    <Page frame={frame} title={title} find={false}>
      <div className="page-head">
        <h1>{texts.heading}</h1>
      </div>
      <form className="row search-form" role="search" action="/search">
        <label className="vh" htmlFor="q">
          {texts.label}
        </label>
        <span className="affix">
          <span className="pre">
            <Icon name="search" />
          </span>
          <input className="input" id="q" name="q" type="search" defaultValue={q} />
        </span>
        <button className="btn" type="submit">
          {texts.find}
        </button>
      </form>
      {empty && (
        <section className="calm-box" aria-labelledby="none">
          <h2 id="none">{empty.heading}</h2>
          <p className="soft">{empty.text}</p>
        </section>
      )}
      {groups.map(({ id, heading, icon, count, similar, all, hits }) => (
        <section className="task-group" key={id} aria-labelledby={`g-${id}`}>
          <div className="group-h">
            <h2 id={`g-${id}`}>{heading}</h2>
            <span className="count t num">{count}</span>
            {all && (
              <a className="small tap" href={all.href}>
                {all.label}
              </a>
            )}
          </div>
          {similar && <p className="small soft near">{similar}</p>}
          <ul className="card hits">
            {hits.map((hit) => (
              <li key={hit.key}>
                <Icon name={icon} />
                <p>
                  <a href={hit.href}>{hit.title}</a>
                  <span>{hit.text}</span>
                </p>
                {hit.chip && <span className="chip">{hit.chip}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
