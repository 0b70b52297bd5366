import { createServer, type IncomingMessage } from 'node:http'
import { decode } from 'next-auth/jwt'
import { findSessionByToken } from '../../../../lib/auth/sessions'
import { env } from '../../../../lib/env'
import { isLanguage } from '../../../../lib/i18n/languages'
import { translator } from '../../../../lib/i18n/translate'
import { Role } from '../../../../lib/permissions/vocabulary'
import type { Session } from '../../../../lib/web/session'
import type { Cut } from './cut'
import { read } from './reads'
import { html } from './template'

// The limit: a bare server of Node. It reads the session and what the page reads, and answers what the page shows.

const pages = new Map<string, Cut>()

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', 'http://limit')
    const session = await sessionOf(request)
    const { actor, language } = session
    const query = { get: (name: string) => url.searchParams.get(name) ?? undefined }
    await read({ actor, session, language, t: translator(language), path: url.pathname, query })
    const { strings, values } = pages.get(kindOf(url.pathname)) ?? { strings: [], values: [] }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(html(strings, ...values))
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
})

const kindOf = (path: string) => (path.startsWith('/customers/') ? 'lead' : path)

async function sessionOf({ headers }: IncomingMessage): Promise<Session> {
  const [, cookie] = headers.cookie?.match(/session-token=([^;]+)/) ?? []
  const content = await decode({ token: cookie, secret: env.authSecret })
  const found = await findSessionByToken(String(content?.session))
  if (!found) throw new Error('Nobody is signed in.')
  const { session, user, membership, organization } = found
  const language = isLanguage(organization.language) ? organization.language : 'en'
  return {
    tokenHash: session.tokenHash,
    actor: {
      organizationId: organization.id,
      userId: user.id,
      role: Role.parse(membership.role),
      through: 'form',
    },
    organization,
    user: { ...user, language },
    language,
    flash: null,
  }
}

process.on('message', (given: Record<string, Cut>) => {
  for (const [path, page] of Object.entries(given)) pages.set(kindOf(path), page)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
  })
})
process.on('disconnect', () => process.exit(0))
