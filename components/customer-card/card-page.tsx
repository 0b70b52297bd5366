'use client'
import { type ReactNode, useEffect } from 'react'
import type { FormAction } from '@/lib/web/form-state'
import { Button } from '../form/button'
import { Form } from '../form/form'
import type { FrameProps } from '../frame/frame-props'
import { initials } from '../frame/initials'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import { rememberCustomer } from '../palette/recent'

export type CardTab = 'overview' | 'details' | 'contacts' | 'activities' | 'files' | 'history'

/** The head of the customer card: who it is, how to reach them, and the tabs. */
export type CardProps = {
  customerId: string
  name: string
  accountType: string
  owner: string | null
  contact: string | null
  city: string | null
  number: string
  archived: string | null
  call: string | null
  /** Writes down that there was a call just now; null for who may not. */
  logCall: FormAction | null
  email: string | null
  map: string | null
  tabs: { tab: CardTab; label: string; count?: string }[]
  texts: Record<'back' | 'call' | 'logCall' | 'email' | 'map' | 'card' | 'backLabel', string>
}

const pathOf: Record<CardTab, string> = {
  overview: '/overview',
  details: '',
  contacts: '/contacts',
  activities: '/activities',
  files: '/files',
  history: '/history',
}

/** The frame of every tab of the customer card. */
export function CardPage({
  frame,
  card,
  title,
  tab,
  children,
}: {
  frame: FrameProps
  card: CardProps
  title: string
  tab: CardTab
  children: ReactNode
}) {
  const { texts } = card
  useEffect(() => rememberCustomer(frame.userId, card.customerId), [frame.userId, card.customerId])
  return (
    <Page frame={frame} title={title} back={{ href: '/customers', label: texts.back }} dock={false}>
      <header className="cust">
        <nav className="crumb desk" aria-label={texts.backLabel}>
          <a className="back" href="/customers">
            <Icon name="left" /> {texts.back}
          </a>
        </nav>
        <div className="cust-main">
          <div className="cust-id">
            <h1>{card.name}</h1>
            <ul className="facts">
              <li>
                <span className="chip accent">{card.accountType}</span>
              </li>
              {card.archived && (
                <li>
                  <span className="chip">{card.archived}</span>
                </li>
              )}
              {card.owner && (
                <li>
                  <span className="who">
                    <span className="avatar plain xs" aria-hidden="true">
                      {initials(card.owner)}
                    </span>
                    {card.owner}
                  </span>
                </li>
              )}
              {card.contact && <li>{card.contact}</li>}
              {card.city && <li>{card.city}</li>}
              <li className="t desk">{card.number}</li>
            </ul>
          </div>
          <ul className="reach">
            <Reach href={card.call} icon="phone" label={texts.call} />
            {card.logCall && (
              <li data-command="">
                <Form action={card.logCall} name="log-call">
                  <input type="hidden" name="customerId" value={card.customerId} />
                  <Button>
                    <Icon name="check" /> {texts.logCall}
                  </Button>
                </Form>
              </li>
            )}
            <Reach href={card.email} icon="mail" label={texts.email} />
            <Reach href={card.map} icon="pin" label={texts.map} />
          </ul>
        </div>
      </header>
      <nav className="tabs cust-tabs" aria-label={texts.card}>
        <ul>
          {card.tabs.map((one) => (
            <li key={one.tab}>
              <a
                href={`/customers/${card.customerId}${pathOf[one.tab]}`}
                aria-current={one.tab === tab ? 'page' : undefined}
              >
                {one.label} {one.count && <span className="count">{one.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  )
}

function Reach({ href, icon, label }: { href: string | null; icon: IconName; label: string }) {
  return href ? (
    <li>
      <a className="btn" href={href}>
        <Icon name={icon} /> {label}
      </a>
    </li>
  ) : null
}
