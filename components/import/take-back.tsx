'use client'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import { Reload } from '../form/reload'
import { Icon } from '../icon/icon'

export type TakeBackProps = {
  heading: string
  text: string
  running: boolean
  offer?: { action: FormAction; label: string }
  left?: LeftLine[]
}

/** Something that stays, and what somebody did about it since. */
type LeftLine = { id: string; name: string; href: string | null; why: { text: string; href: string } | null }

/** The offer to take an import back, how far that is, or what came of it. */
export function TakeBack({ importId, heading, text, running, offer, left }: TakeBackProps & { importId: string }) {
  return (
    <>
      {running && <Reload seconds={3} />}
      <section className="card imp-undo" id="undo" aria-labelledby="undo-h">
        <h2 id="undo-h">{heading}</h2>
        <p className="soft num" role={running ? 'status' : undefined}>
          {text}
        </p>
        {left && left.length > 0 && (
          <ul className="why">
            {left.map(({ id, name, href, why }) => (
              <li key={id}>
                <p className="strong">{href ? <a href={href}>{name}</a> : name}</p>
                {why && (
                  <p className="more">
                    <a href={why.href}>{why.text}</a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
        {offer && (
          <Form action={offer.action} name="undo">
            <input type="hidden" name="importId" value={importId} />
            <Button>
              <Icon name="undo" /> {offer.label}
            </Button>
          </Form>
        )}
      </section>
    </>
  )
}
