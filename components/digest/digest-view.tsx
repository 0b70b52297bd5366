'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Section } from '../today/section'

type Line = { key: string; text: string; about: string; path: string }
type DigestSection = { id: string; heading: string; counted: string; lines: Line[]; more: string | null }

/** What the mail says, as a page. */
export function DigestView({
  frame,
  texts,
  day,
  asOf,
  sections,
}: {
  frame: FrameProps
  texts: Messages['digest']
  day: string
  asOf: string
  sections: DigestSection[]
}) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head today-head">
        <h1>{texts.title}</h1>
        <p>{day}</p>
      </div>
      <p className="soft small num">{asOf}</p>
      <div className="digest">
        {sections.length === 0 && <p>{texts.nothing}</p>}
        {sections.map(({ id, heading, counted, lines, more }) => (
          <Section key={id} id={id} heading={heading} count={counted} links={more ? [{ href: '/', label: more }] : []}>
            <ul className="digest-lines">
              {lines.map((line) => (
                <li key={line.key}>
                  <a href={line.path}>{line.text}</a>
                  <span className="soft num">{line.about}</span>
                </li>
              ))}
            </ul>
          </Section>
        ))}
        <p className="small">
          <a href="/profile#digest">{texts.choose}</a>
        </p>
      </div>
    </Page>
  )
}
