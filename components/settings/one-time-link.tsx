'use client'
import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../icon/icon'

/** A one-time link, shown this once. */
export function OneTimeLink({
  heading,
  text,
  url,
  mail,
  words,
}: Record<'heading' | 'text' | 'url' | 'mail', string> & { words: Messages['users'] }) {
  return (
    <section className="notice info" aria-labelledby="link" role="status">
      <Icon name="link" />
      <div>
        <h2 id="link">{heading}</h2>
        <p className="soft">{text}</p>
        <p className="link-row">
          <label className="vh" htmlFor="one-time-link">
            {words.linkLabel}
          </label>
          <input className="input" id="one-time-link" readOnly value={url} />
          <a className="btn" href={mail}>
            <Icon name="mail" /> {words.linkMail}
          </a>
        </p>
      </div>
    </section>
  )
}
