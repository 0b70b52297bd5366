import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decode } from 'next-auth/jwt'
import postgres from 'postgres'
import { findSessionByToken } from '../../../../lib/auth/sessions'
import { queryIn } from '../../../../lib/customers/list-view'
import { Role } from '../../../../lib/permissions/vocabulary'
import type { Cut } from './cut'
import { read } from './reads'
import { type Statement, startRecording } from './record'
import { html } from './template'

// The limit: a bare server of Node that sends the database the very statements of the page, recorded from the product's
// own functions when it starts, and answers what the page shows, every attribute and text of it escaped anew.

export type Limited = { cookie: string; paths: string[]; page: Cut }[]

/** How many statements it sends for each address. */
export type Ready = { port: number; statements: Record<string, number> }

const secret = process.env.NEXTAUTH_SECRET ?? ''
const url = process.env.DATABASE_URL ?? ''
const sql = postgres(url, { max: 10, onnotice: () => {} })
const answers = new Map<string, { statements: Statement[]; page: Cut }>()

const server = createServer(async (request, response) => {
  try {
    const answer = answers.get(request.url ?? '')
    if (!answer || !(await tokenIn(request.headers))) throw new Error(`Nothing is known of ${request.url}.`)
    await Promise.all(answer.statements.map(({ text, values }) => sql.unsafe(text, values, { prepare: true }).values()))
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(html(answer.page.strings, ...answer.page.values))
  } catch (error) {
    response.statusCode = 500
    response.end(String(error))
  }
})

async function tokenIn({ cookie }: IncomingMessage['headers']) {
  const [, token] = cookie?.match(/session-token=([^;]+)/) ?? []
  const content = await decode({ token, secret })
  return typeof content?.session === 'string' ? content.session : undefined
}

async function readAll(cookie: string, address: string) {
  const { pathname: path, searchParams } = new URL(address, 'http://limit')
  const found = await findSessionByToken((await tokenIn({ cookie })) ?? '')
  if (!found) throw new Error('Nobody is signed in.')
  const { membership, organization } = found
  const { organizationId, userId } = membership
  const actor = { organizationId, userId, role: Role.parse(membership.role), through: 'form' } as const
  const query = queryIn(searchParams)
  await read({ actor, timeZone: organization.timeZone, path, query })
}

process.on('message', async (given: Limited) => {
  const { record, end } = await startRecording(url)
  for (const { cookie, paths, page } of given)
    for (const path of paths) answers.set(path, { page, statements: await record(() => readAll(cookie, path)) })
  await end()
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    const statements = Object.fromEntries([...answers].map(([path, one]) => [path, one.statements.length]))
    process.send?.({ port, statements } satisfies Ready)
  })
})
process.on('disconnect', () => process.exit(0))
