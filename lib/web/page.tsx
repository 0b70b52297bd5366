import { redirect, unstable_rethrow } from 'next/navigation'
import type { ReactElement } from 'react'
import type { FrameProps } from '@/components/frame/frame-props'
import { Notice } from '@/components/frame/notice'
import { SignInToGoOn } from '@/components/frame/sign-in-to-go-on'
import type { Language } from '../i18n/languages'
import { type Translate, texts, translator } from '../i18n/translate'
import { isId } from '../ids'
import type { Actor } from '../permissions/actor'
import { may } from '../permissions/permissions'
import type { Permission } from '../permissions/vocabulary'
import { Missing, Refusal } from '../refusal'
import { explanation } from './explanation'
import { frameFor, type Place } from './frame'
import { type Query, queryOf } from './page-params'
import { requestContext, setStatus, take } from './request-context'
import { findSession, openLanguage, type Session } from './session'

export type PageContext = {
  session: Session
  actor: Actor
  language: Language
  t: Translate
  frame: FrameProps
  /** An id in the path; what is not an id does not exist. */
  id: (name?: string) => string
  /** An id among the parameters; undefined when there is none. */
  idIn: (name: string) => string | undefined
  query: Query
}

type PageProps = {
  params: Promise<Record<string, string>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/**
 * Makes a page of the signed-in part: asks for session and permission, loads, and draws one view. What goes wrong gets
 * a page with words and the right status, also without JavaScript, where Next's own error pages stay blank
 * (vercel/next.js#62228).
 */
export function page(
  place: Place,
  load: (context: PageContext) => Promise<ReactElement>,
  { permission }: { permission?: Permission } = {},
) {
  return async ({ params, searchParams }: PageProps) => {
    let frame: FrameProps | undefined
    take()
    try {
      const session = await findSession()
      if (!session) return await askToSignIn()
      frame = await frameFor(session, place)
      if (permission && !may(session.actor, permission)) throw new Refusal('forbidden')
      const [path, search] = await Promise.all([params, searchParams])
      return await load({
        session,
        actor: session.actor,
        language: session.language,
        t: translator(session.language),
        frame,
        id: (name = 'id') => {
          const id = path[name] ?? ''
          if (!isId(id)) throw new Missing()
          return id
        },
        idIn: (name) => {
          const id = queryOf(search).get(name)
          return id && isId(id) ? id : undefined
        },
        query: queryOf(search),
      })
    } catch (error) {
      return explain(error, frame)
    }
  }
}

type OpenPageContext = Pick<PageContext, 'language' | 't' | 'query'> & {
  path: Record<string, string>
  /** This page is the answer to a form that was refused. */
  refused: boolean
}

/** A page outside a session: set-up, sign-in, an invitation. */
export function openPage(load: (context: OpenPageContext) => Promise<ReactElement>) {
  return async ({ params, searchParams }: PageProps) => {
    take()
    try {
      const language = await openLanguage()
      const [path, search] = await Promise.all([params, searchParams])
      return await load({
        language,
        t: translator(language),
        query: queryOf(search),
        path,
        refused: requestContext.getStore()?.refused !== undefined,
      })
    } catch (error) {
      return explain(error)
    }
  }
}

async function askToSignIn() {
  const { url = '/', posted } = requestContext.getStore() ?? {}
  if (!posted) redirect(url === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(url)}`)
  const language = await openLanguage()
  return <SignInToGoOn {...posted} texts={texts(language, 'signIn')} />
}

async function explain(error: unknown, frame?: FrameProps) {
  unstable_rethrow(error)
  const language = frame?.language ?? (await openLanguage())
  const { status, ...words } = explanation(error, language)
  setStatus(status)
  const t = translator(language)
  const posted = status === 503 ? requestContext.getStore()?.posted : undefined
  return (
    <Notice
      frame={status === 503 ? undefined : frame}
      {...words}
      back={t('errors.back')}
      again={posted && { ...posted, label: t('errors.sendAgain'), text: t('errors.notSent') }}
    />
  )
}
