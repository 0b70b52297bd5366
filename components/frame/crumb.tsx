import { Icon } from '../icon/icon'

/** The way back, on a desk; on a phone it stands in the frame. */
export function Crumb({ href, label }: { href: string; label: string }) {
  return (
    <nav className="crumb desk" aria-label={label}>
      <a className="back" href={href}>
        <Icon name="left" /> {label}
      </a>
    </nav>
  )
}
