import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { filePolicy } from '../../files/served-headers'
import { log, traceOf } from '../../log'
import { type RequestContext, requestContext } from '../request-context'
import { answer } from './answer'
import { bodyLimit, refuse, tooLarge } from './guard'
import type { makeHealth } from './health'
import { limitBody } from './limit-body'
import { logRequest } from './log-request'
import { pack } from './pack'
import { contentSecurityPolicy, securityHeaders } from './security-headers'
import type { FrontSettings } from './settings'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Everything that holds for every request, whatever the page: packing, headers, guard, size, status, log. */
export function makeFront(
  next: Handler,
  health: ReturnType<typeof makeHealth>,
  settings: FrontSettings,
): RequestListener {
  const fixedHeaders = Object.entries(securityHeaders(settings))
  // The same in all processes: one asks for what another may answer.
  const mark = createHmac('sha256', settings.secret || randomBytes(32))
    .update('asked by ourselves')
    .digest('hex')

  return (request, response) => {
    const { method = 'GET', url = '/' } = request
    const path = url.split('?', 1)[0] ?? '/'
    const context: RequestContext = { id: randomUUID(), url, address: addressOf(request, settings) }
    const started = performance.now()
    response.on('close', () =>
      logRequest({ id: context.id, method, path, status: context.sent ?? response.statusCode, started }),
    )
    response.on('error', () => {})
    const { socket } = request
    response.on('finish', () => readOn(request, socket))
    pack(request, response)

    const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), settings)
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Request-Id', context.id)
    for (const [name, value] of fixedHeaders) response.setHeader(name, value)
    if (health.isDraining()) response.setHeader('Connection', 'close')

    if (path === '/health/live' || path === '/health/ready') return void health.answer(path, response)
    const refused = refuse({ method, path, headers: request.headers }, settings)
    if (refused) return answer(response, refused.status, refused.reason)
    if (health.isStarting()) return answer(response, 503, 'Funil is starting. Please try again in a few seconds.')

    // What the browser kept of a person goes with them; cookies are the action's own affair.
    if (method === 'POST' && path === '/sign-out') response.setHeader('Clear-Site-Data', '"storage"')
    const limit = bodyLimit(path, settings)
    limitBody(request, limit, () => cutOff(request, response, limit))
    tellNext(request, mark, policy, settings)
    sendAsToldBy(context, response)
    if (method === 'POST' && !path.startsWith('/api/')) answerUnread(context, response)
    requestContext.run(context, () => {
      next(request, response).catch((error) => {
        log.error({ reference: context.id, error: traceOf(error) }, 'Next failed')
        if (!response.headersSent) answer(response, 500, `Something went wrong. Reference: ${context.id}`)
        else response.destroy()
      })
    })
  }
}

// The end of the body must never arrive, or an action would run on the half of it.
function cutOff(request: IncomingMessage, response: ServerResponse, limit: number) {
  const { status, reason } = tooLarge(limit)
  response.setHeader('Connection', 'close')
  if (!response.headersSent) answer(response, status, reason)
  setTimeout(() => request.destroy(), 1000).unref()
}

// What nobody read of a body stands before the next request on its connection, which would wait for ever. Who stops
// reading half-way ends the request, which lets go of its connection but does not read on either.
function readOn(request: IncomingMessage, socket: Socket) {
  if (request.complete) return
  request.unpipe()
  request.removeAllListeners('data')
  request.resume()
  socket.resume()
}

function tellNext({ headers }: IncomingMessage, mark: string, policy: string, { appUrl }: FrontSettings) {
  // Next asks us for the page after an action, by an address that is not the person's: links in it would lead there.
  if (headers['x-funil-mark'] === mark) headers.host = String(headers['x-forwarded-host'])
  headers['x-funil-mark'] = mark
  // Next takes the nonce for its scripts from here.
  headers['content-security-policy'] = policy
  headers['x-forwarded-host'] = appUrl?.host ?? headers.host
  headers['x-forwarded-proto'] = appUrl?.protocol.slice(0, -1) ?? 'http'
  delete headers['x-forwarded-port']
  delete headers.forwarded
}

// A page that shows "not found" itself sets the status in its context; Next would send 200. So does what serves a file.
function sendAsToldBy(context: RequestContext, response: ServerResponse) {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (context.isFile) response.setHeader('Content-Security-Policy', filePolicy)
    context.sent = status === 200 ? (context.status ?? status) : status
    return writeHead(context.sent, ...rest)
  }
}

// What Next could not read as a form of ours never came to us: its sender has to be told, nobody has to be woken.
function answerUnread(context: RequestContext, response: ServerResponse) {
  const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse
  response.end = (...rest: unknown[]) => {
    response.end = end
    if (response.statusCode !== 500 || response.headersSent || context.taken) return end(...rest)
    response.removeHeader('Content-Length')
    answer(response, 400, 'This form did not arrive whole. Nothing was saved. Go back and send it again.')
    return response
  }
}

function addressOf(request: IncomingMessage, { trustProxy }: FrontSettings): string {
  const forwarded = trustProxy ? [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() : ''
  return forwarded || (request.socket.remoteAddress ?? '')
}
