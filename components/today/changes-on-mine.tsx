import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'

export type NewsLine = {
  id: string
  at: string
  time: string
  who: string
  says: { start: string; end: string }
  fields: string[]
}

/** What others changed on one customer. */
export type NewsGroup = { href: string; customer: string; icon: IconName; moved: boolean; lines: NewsLine[] }

export type NewsProps = { since: string; groups: NewsGroup[]; more: string | null }

/** What others changed on one's customers since one was last here. */
export function ChangesOnMine({ since, groups, more, texts }: NewsProps & { texts: Messages['today'] }) {
  return (
    <section className="task-group what-changed" aria-labelledby="t-changes">
      <div className="group-h">
        <h2 id="t-changes">{texts.since}</h2>
        <span className="count t num">{since}</span>
      </div>
      {groups.length === 0 && <p className="soft">{texts.nobodyChanged}</p>}
      <ol className="tl">
        {groups.map((group) => (
          <li key={group.href} className={group.moved ? 'moved' : undefined}>
            <span className="tl-ic">
              <Icon name={group.icon} />
            </span>
            <div>
              <p className="tl-h">
                <a href={group.href}>
                  {group.customer}
                  <span className="vh">, {texts.history}</span>
                </a>
              </p>
              <ul>
                {group.lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
      {more && <p className="small muted">{more}</p>}
    </section>
  )
}

function Line({ line: { at, time, who, says, fields } }: { line: NewsLine }) {
  return (
    <li>
      <p className="tl-t num">
        {says.start}
        <span className="by">{who}</span>
        {says.end}
      </p>
      <p className="tl-w num">
        <time dateTime={at}>{time}</time>
        {fields.map((field) => ` · ${field}`)}
      </p>
    </li>
  )
}
