'use client'
import type { Messages } from '@/lib/i18n/messages'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'

export type ShortcutsProps = {
  frame: FrameProps
  texts: Messages['shortcuts']
  isOn: boolean
  groups: { id: string; title: string; keys: { keys: string[]; text: string }[] }[]
  action: FormAction
}

/** Which keys do what, and the choice to do without them. */
export function ShortcutsView({ frame, texts, isOn, groups, action }: ShortcutsProps) {
  return (
    <Page frame={frame} title={texts.title}>
      <div className="page-head">
        <h1>{texts.title}</h1>
      </div>
      <p className="soft">{texts.lead}</p>
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group.id} className="card sheet" aria-labelledby={`s-${group.id}`}>
            <h2 id={`s-${group.id}`}>{group.title}</h2>
            <dl>
              {group.keys.map(({ keys, text }) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <section className="card sheet" aria-labelledby="s-choice">
        <h2 id="s-choice">{texts.choice}</h2>
        <p className="soft">{isOn ? texts.isOn : texts.isOff}</p>
        <Form action={action} name="shortcuts">
          <input type="hidden" name="shortcuts" value={isOn ? 'off' : 'on'} />
          <Button>{isOn ? texts.turnOff : texts.turnOn}</Button>
        </Form>
      </section>
    </Page>
  )
}
