'use client'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'

type FormPageContext = {
  pageId: string
  userId: string
  texts: Messages['form']
  setFailed: (failed: boolean) => void
}

const Context = createContext<FormPageContext | undefined>(undefined)

export function useFormPage(): FormPageContext {
  const context = useContext(Context)
  if (!context) throw new Error('a form stands in a FormPage')
  return context
}

/** The page's title, which says "Error:" first while a form on it was refused, and what all its forms share. */
export function FormPage({
  pageId,
  userId = '',
  title,
  texts,
  refused = false,
  children,
}: {
  pageId: string
  /** Whose page it is: a form of one person is never carried out for another. */
  userId?: string
  title: string
  texts: Messages['form']
  /** Whether the server draws this page as the answer to a form that was refused. */
  refused?: boolean
  children: ReactNode
}) {
  const [failed, setFailed] = useState(false)
  return (
    <Context value={{ pageId, userId, texts, setFailed }}>
      <title>{`${failed || refused ? `${texts.errorTitle} ` : ''}${title} · Funil`}</title>
      {children}
    </Context>
  )
}
