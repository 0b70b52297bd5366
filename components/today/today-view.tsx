'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Mark } from '../funnel/mark'
import { Icon } from '../icon/icon'
import { ChangesOnMine, type NewsProps } from './changes-on-mine'
import { StalledLeads, type StalledLine, UnplannedLeads, type UnplannedLine } from './lead-lists'
import { Section, type SectionProps } from './section'
import { type TaskLine, Tasks } from './tasks'

export type TodayProps = {
  frame: FrameProps
  texts: Messages['today']
  day: string
  complete: FormAction
  /** What is due, in sections that are not empty; undefined where the funnel is off. */
  leads?: {
    calm: { heading: string; text: string } | null
    /** The lead of a form that came back, where it is no longer due. */
    answered: TaskLine | null
    due: (SectionProps & { rows: TaskLine[] })[]
    open: { href: string; label: string } | null
    none: (SectionProps & { rows: UnplannedLine[] }) | null
    stalled: (SectionProps & { rows: StalledLine[] }) | null
  }
  news: NewsProps
}

/** What a day begins with: what is to be done, what got stuck, and what others changed. */
export function TodayView({ frame, texts, day, complete, leads, news }: TodayProps) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head today-head">
        <h1>{texts.title}</h1>
        <p>{day}</p>
        {frame.mayAdd && (
          <a className="btn btn-primary desk" href="/customers/new">
            <Icon name="plus" /> {texts.add}
          </a>
        )}
      </div>
      {leads ? (
        <div className="cols">
          <div className="cols-main">
            {leads.answered && <Tasks rows={[leads.answered]} complete={complete} texts={texts} />}
            {leads.calm && <Calm {...leads.calm} />}
            {leads.due.map(({ rows, ...section }) => (
              <Section key={section.id} {...section}>
                <Tasks rows={rows} complete={complete} texts={texts} />
              </Section>
            ))}
            {leads.open && (
              <p className="small">
                <a href={leads.open.href}>{leads.open.label}</a>
              </p>
            )}
          </div>
          <div className="side cols-main">
            {leads.none && <UnplannedLeads {...leads.none} plan={texts.plan} />}
            {leads.stalled && <StalledLeads {...leads.stalled} />}
            <ChangesOnMine {...news} texts={texts} />
          </div>
        </div>
      ) : (
        <ChangesOnMine {...news} texts={texts} />
      )}
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
