import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import type { FrameProps } from './frame-props'

const leads = ['customers', 'board']
const more = ['more', 'import', 'settings', 'profile']

/** The places under the thumb, on a phone. */
export function Dock({ frame: { texts, place, mayAdd, funnelOn } }: { frame: FrameProps }) {
  return (
    <nav className="dock" aria-label={texts.mainPhone}>
      <ul>
        <Place href="/" icon="today" label={texts.today} current={place === 'today'} />
        <Place href="/customers" icon="users" label={texts.dockCustomers} current={leads.includes(place)} />
        {mayAdd && (
          <li>
            <a className="dock-add" href="/customers/new">
              <span>
                <Icon name="plus" />
              </span>
              <span className="vh">{texts.add}</span>
            </a>
          </li>
        )}
        {funnelOn && <Place href="/overview" icon="chart" label={texts.dockOverview} current={place === 'overview'} />}
        <Place href="/more" icon="menu" label={texts.more} current={more.includes(place)} />
      </ul>
    </nav>
  )
}

function Place({ href, icon, label, current }: { href: string; icon: IconName; label: string; current: boolean }) {
  return (
    <li>
      <a href={href} aria-current={current ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{label}</span>
      </a>
    </li>
  )
}
