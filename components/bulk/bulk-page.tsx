'use client'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { Icon } from '../icon/icon'

/** What stands around every step of a bulk change. */
export type BulkFrame = {
  frame: FrameProps
  texts: Messages['bulk']
  runId: string
  kind: string
  back: { href: string; label: string }
  title: string
  lead: string
}

export function BulkPage({ frame, back, title, lead, children }: BulkFrame & { children: ReactNode }) {
  return (
    <Page frame={frame} title={title}>
      <nav className="crumb" aria-label={back.label}>
        <a className="back" href={back.href}>
          <Icon name="left" /> {back.label}
        </a>
      </nav>
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <p className="soft bulk-lead">{lead}</p>
      {children}
    </Page>
  )
}
