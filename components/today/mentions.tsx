import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Icon } from '../icon/icon'

export type MentionsProps = {
  action: FormAction
  lines: { id: string; href: string; customer: string; text: string; by: string; at: string; when: string }[]
}

/** What colleagues wrote with one's name in it, until one says that one saw it. */
export function Mentions({ action, lines, texts }: MentionsProps & { texts: Messages['activities'] }) {
  return (
    <section className="task-group what-changed" aria-labelledby="t-mentions">
      <div className="group-h">
        <h2 id="t-mentions">{texts.mentions}</h2>
        <span className="count t num">{lines.length}</span>
      </div>
      <ol className="tl">
        {lines.map(({ id, href, customer, text, by, at, when }) => (
          <li key={id} className="moved">
            <span className="tl-ic">
              <Icon name="user" />
            </span>
            <div>
              <p className="tl-h">
                <a href={href}>{customer}</a>
                <time className="num" dateTime={at}>
                  {when}
                </time>
              </p>
              <p className="tl-t">{text}</p>
              <div className="tl-w row">
                {by}
                <Form action={action} name={`seen-${id}`}>
                  <input type="hidden" name="activityId" value={id} />
                  <Button className="btn-sm">
                    {texts.seen}
                    <span className="vh"> {customer}</span>
                  </Button>
                </Form>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
