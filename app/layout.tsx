import './styles/index.css'
import type { ReactNode } from 'react'
import { findSession, openLanguage } from '@/lib/web/session'
import { isUnreachable } from '@/lib/web/unreachable'

export const viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' as const }

export default async function Layout({ children }: { children: ReactNode }) {
  const session = await findSession().catch((error) => {
    if (isUnreachable(error)) return undefined
    throw error
  })
  const language = session?.language ?? (await openLanguage())
  const theme = session && session.user.theme !== 'system' ? session.user.theme : undefined
  return (
    <html lang={language} data-theme={theme}>
      <body>{children}</body>
    </html>
  )
}
