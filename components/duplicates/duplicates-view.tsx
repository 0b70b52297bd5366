'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { DuplicateHit } from '@/lib/web/form-state'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import { Hits } from './hits'

export type DuplicatesProps = {
  frame: FrameProps
  texts: Messages['duplicates']
  title: string
  heading: string
  back: { href: string; label: string }
  likely: DuplicateHit[]
  q: string
  found: DuplicateHit[]
  nothing: string | null
}

/** Which other customer may be this one: those that look like it, and any other by a search. */
export function DuplicatesView(props: DuplicatesProps) {
  const { frame, texts, title, heading, back, likely, q, found, nothing } = props
  return (
    <Page frame={frame} title={title} back={back} dock={false} className="duplicates">
      <Crumb {...back} />
      <div className="page-head">
        <h1>{heading}</h1>
      </div>
      <p className="soft">{texts.compare}</p>
      <section aria-labelledby="likely">
        <h2 id="likely">{texts.likely}</h2>
        {likely.length > 0 ? <Hits hits={likely} /> : <p className="soft">{texts.none}</p>}
      </section>
      <section aria-labelledby="other">
        <h2 id="other">{texts.search}</h2>
        <form className="row search-form">
          <label className="vh" htmlFor="other-q">
            {texts.searchHint}
          </label>
          <span className="affix">
            <span className="pre">
              <Icon name="search" />
            </span>
            <input
              className="input"
              id="other-q"
              name="q"
              type="search"
              defaultValue={q}
              placeholder={texts.searchHint}
            />
          </span>
          <button className="btn" type="submit">
            {texts.find}
          </button>
        </form>
        {nothing && <p className="soft">{nothing}</p>}
        {found.length > 0 && <Hits hits={found} />}
      </section>
    </Page>
  )
}
