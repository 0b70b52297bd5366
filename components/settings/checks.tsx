import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { HiddenFields } from '../form/hidden-fields'
import { Icon } from '../icon/icon'

export type Check = {
  key: string
  text: string
  /** Of the link or the button that solves it. */
  label: string
  href?: string
  form?: { action: FormAction; version: number; hidden: Record<string, string> }
}

/** What to look at before a funnel works. */
export function Checks({ heading, checks }: { heading: string; checks: Check[] }) {
  if (checks.length === 0) return null
  return (
    <section className="notice warn" aria-labelledby="checks">
      <Icon name="alert" />
      <div>
        <h2 id="checks">{heading}</h2>
        <ul className="checks">
          {checks.map(({ key, text, label, href, form }) => (
            <li key={key}>
              <p>{text}</p>
              {form ? (
                <Form action={form.action} version={form.version} name={key}>
                  <HiddenFields fields={form.hidden} />
                  <Button className="btn-sm">{label}</Button>
                </Form>
              ) : (
                <a className="btn btn-sm" href={href}>
                  {label}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
