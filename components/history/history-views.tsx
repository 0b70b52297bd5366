'use client'
import { CardPage, type CardProps } from '../customer-card/card-page'
import type { FrameProps } from '../frame/frame-props'
import { type SettingsFrame, SettingsPage } from '../settings/settings-page'
import { History, type HistoryProps } from './history'

export function CustomerHistoryView({
  frame,
  card,
  title,
  ...history
}: HistoryProps & { frame: FrameProps; card: CardProps; title: string }) {
  return (
    <CardPage frame={frame} card={card} title={title} tab="history">
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
