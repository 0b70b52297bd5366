import { Icon } from '../icon/icon'
import type { FrameProps } from './frame-props'
import { initials } from './initials'

export function UserMenu({ frame: { texts, userName } }: { frame: FrameProps }) {
  return (
    <details className="menu">
      <summary>
        <span className="avatar" aria-hidden="true">
          {initials(userName)}
        </span>
        <span className="desk">{userName}</span>
        <span className="vh">{texts.yourMenu}</span>
        <span className="desk">
          <Icon name="down" />
        </span>
      </summary>
      <div className="menu-list">
        <a href="/profile">
          <Icon name="user" /> {texts.profile}
        </a>
        <a href="/profile#look">
          <Icon name="moon" /> {texts.look}
        </a>
        <a href="/shortcuts">
          <Icon name="list" /> {texts.shortcuts}
        </a>
        <hr />
        <a href="/sign-out">
          <Icon name="out" /> {texts.signOut}
        </a>
      </div>
    </details>
  )
}
