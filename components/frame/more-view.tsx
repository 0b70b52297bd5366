'use client'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import type { FrameProps } from './frame-props'
import { Page } from './page'

type Group = { id: string; title: string; links: { href: string; icon: IconName; label: string }[] }

export function MoreView({ frame, title, groups }: { frame: FrameProps; title: string; groups: Group[] }) {
  return (
    <Page frame={frame} title={title}>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <div className="more">
        {groups.map((group) => (
          <section key={group.id} aria-labelledby={`m-${group.id}`}>
            <h2 className="day-h" id={`m-${group.id}`}>
              {group.title}
            </h2>
            <ul className="card more-l">
              {group.links.map(({ href, icon, label }) => (
                <li key={href}>
                  <a href={href}>
                    <Icon name={icon} />
                    <span>{label}</span>
                    <Icon name="right" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <a className="btn btn-block" href="/sign-out">
          <Icon name="out" /> {frame.texts.signOut}
        </a>
      </div>
    </Page>
  )
}
