import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'

/** One thing on a timeline: a change says its sentence, an activity what it was. */
export type EntryProps = {
  id: string
  at: string
  when: string
  icon: IconName
  moved: boolean
  says?: { start: string; who: string; end: string }
  heading?: string
  text?: string | null
  result?: string | null
  lines: string[]
  by: string | null
  edit: string | null
  /** Where what it is about is found. */
  more: { href: string; label: string } | null
}

/** What was done and what was changed, the latest first. */
export function Timeline({ entries, texts }: { entries: EntryProps[]; texts: Messages['activities'] }) {
  return (
    <ol className="tl">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.moved ? 'moved' : undefined}>
          <span className="tl-ic">
            <Icon name={entry.icon} />
          </span>
          <div>
            <p className="tl-h">
              <span>
                {entry.says ? (
                  <>
                    {entry.says.start}
                    {entry.says.who}
                    {entry.says.end}
                  </>
                ) : (
                  entry.heading
                )}
              </span>
              <time className="num" dateTime={entry.at}>
                {entry.when}
              </time>
            </p>
            {entry.text && <p className="tl-t said">{entry.text}</p>}
            {entry.result && <p className="tl-t said result">{entry.result}</p>}
            <p className="tl-w num">
              {[entry.by, ...entry.lines].filter(Boolean).join(' · ')}
              {entry.edit && (
                <>
                  {' '}
                  <a className="tap" href={entry.edit}>
                    {texts.edit}
                    <span className="vh">
                      : {entry.heading} {entry.text}
                    </span>
                  </a>
                </>
              )}
              {entry.more && (
                <a className="tap" href={entry.more.href}>
                  {entry.more.label}
                </a>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
