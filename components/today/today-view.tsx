'use client'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Mark } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { KeepToday } from '../offline/keep-today'
import { ChangesOnMine, type NewsProps } from './changes-on-mine'
import { StalledLeads, type StalledLine, UnplannedLeads, type UnplannedLine } from './lead-lists'
import { Mentions, type MentionsProps } from './mentions'
import { Section, type SectionProps } from './section'
import { type TaskForms, type TaskLine, Tasks } from './tasks'

export type TodayProps = TaskForms & {
  frame: FrameProps
  day: string
  calm: { heading: string; text: string } | null
  /** The lead of a form that came back, where it is no longer due. */
  answered: TaskLine | null
  /** Next actions and what else is planned, in sections that are not empty. */
  due: (SectionProps & { rows: TaskLine[] })[]
  undated: (SectionProps & { rows: TaskLine[] }) | null
  open: { href: string; label: string } | null
  none: (SectionProps & { rows: UnplannedLine[] }) | null
  stalled: (SectionProps & { rows: StalledLine[] }) | null
  mentions: MentionsProps | null
  news: NewsProps
  /** Which build may keep this page for when there is no connection, and what it says then. */
  offline: { build: string | null; text: string }
}

/** What a day begins with: what is to be done, what got stuck, and what others changed. */
export function TodayView(props: TodayProps) {
  const {
    frame,
    texts,
    day,
    calm,
    answered,
    due,
    undated,
    open,
    none,
    stalled,
    news,
    actions,
    activityTexts,
    offline,
  } = props
  const forms = { actions, texts, activityTexts }
  return (
    <Page frame={frame} title={texts.title}>
      <KeepToday build={offline.build} />
      <p className="notice warn offline-only">{offline.text}</p>
      <div className="page-head today-head">
        <h1>{texts.title}</h1>
        <p>{day}</p>
        {frame.mayAdd && (
          <a className="btn btn-primary desk" href="/customers/new">
            <Icon name="plus" /> {texts.add}
          </a>
        )}
      </div>
      <div className="cols">
        <div className="cols-main">
          {answered && <Tasks rows={[answered]} {...forms} />}
          {calm && <Calm {...calm} />}
          {[...due, ...(undated ? [undated] : [])].map(({ rows, ...section }) => (
            <Section key={section.id} {...section}>
              <Tasks rows={rows} {...forms} />
            </Section>
          ))}
          {open && (
            <p className="small">
              <a href={open.href}>{open.label}</a>
            </p>
          )}
          <p className="small">
            <a href="/digest">{texts.digest}</a>
          </p>
        </div>
        <div className="side cols-main">
          {props.mentions && <Mentions {...props.mentions} texts={activityTexts} />}
          {none && <UnplannedLeads {...none} plan={texts.plan} />}
          {stalled && <StalledLeads {...stalled} />}
          <ChangesOnMine {...news} texts={texts} />
        </div>
      </div>
    </Page>
  )
}

function Calm({ heading, text }: { heading: string; text: string }) {
  return (
    <section className="card frame blank all-done" aria-labelledby="calm">
      <Mark at={6} of={5} />
      <h2 id="calm">{heading}</h2>
      <p className="soft">{text}</p>
    </section>
  )
}
