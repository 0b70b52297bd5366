'use client'
import type { DuplicateHit } from '@/lib/web/form-state'
import { Icon } from '../icon/icon'

/** Customers that may be the one in question, and why; `apart` opens them beside what is being typed. */
export function Hits({ hits, apart }: { hits: DuplicateHit[]; apart?: string }) {
  return (
    <ul className="card hits">
      {hits.map(({ id, href, title, text, why }) => (
        <li key={id}>
          <Icon name="users" />
          <p>
            <a href={href} target={apart && '_blank'}>
              {title}
              {apart && <span className="vh"> {apart}</span>}
            </a>
            <span>{text}</span>
            {why && <span className="why">{why}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
