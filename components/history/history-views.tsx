'use client'
import { CardPage, type CardProps } from '../customer-card/card-page'
import { Crumb } from '../frame/crumb'
import type { FrameProps } from '../frame/frame-props'
import { Page } from '../frame/page'
import { type SettingsFrame, SettingsPage } from '../settings/settings-page'
import { EarlierLeads, type LeadsProps } from './earlier-leads'
import { History, type HistoryProps } from './history'

export function CustomerHistoryView({
  frame,
  card,
  title,
  leads,
  ...history
}: HistoryProps & { frame: FrameProps; card: CardProps; title: string; leads?: LeadsProps }) {
  return (
    <CardPage frame={frame} card={card} title={title} tab="history">
      {leads && <EarlierLeads {...leads} />}
      <History {...history} />
    </CardPage>
  )
}

export function SettingsHistoryView({
  settings,
  title,
  lead,
  ...history
}: HistoryProps & { settings: SettingsFrame; title: string; lead: string }) {
  return (
    <SettingsPage {...settings} place="history" title={title} lead={lead}>
      <History {...history} />
    </SettingsPage>
  )
}

export function SavedViewHistoryView({
  frame,
  title,
  lead,
  back,
  ...history
}: HistoryProps & { frame: FrameProps; title: string; lead: string; back: { href: string; label: string } }) {
  return (
    <Page frame={frame} title={title} back={back}>
      <Crumb {...back} />
      <h1>{title}</h1>
      <p className="soft">{lead}</p>
      <History {...history} />
    </Page>
  )
}
