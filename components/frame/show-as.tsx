import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'

export type ShowAsProps = { label: string; ways: { href: string; icon: IconName; label: string; current: boolean }[] }

/** List or board, one tap from each other; on a phone by their icons. */
export function ShowAs({ label, ways }: ShowAsProps) {
  return (
    <nav className="seg-nav" aria-label={label}>
      {ways.map((way) => (
        <a key={way.icon} href={way.href} aria-current={way.current ? 'page' : undefined}>
          <Icon name={way.icon} /> <span>{way.label}</span>
        </a>
      ))}
    </nav>
  )
}
