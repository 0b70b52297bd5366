import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { cast, password } from '../../../db/seeds/demo/cast'
import { encode, type Fields, fieldsOf, multipart } from './form'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** One browser without JavaScript: a connection that stays open, and a cookie. */
export class Visitor {
  cookie = ''
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  constructor(readonly origin: string) {}

  ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    const { hostname, port } = new URL(this.origin)
    const method = body === undefined ? 'GET' : 'POST'
    const options = { agent: this.#agent, hostname, port, path, method, headers: { cookie: this.cookie, ...headers } }
    return new Promise((resolve, reject) => {
      const asked = request(options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  /** The page; throws unless it is one, whole, with this text in it. */
  async get(path: string, marker: string): Promise<Buffer> {
    const { status, body } = await this.ask(path)
    if (status !== 200) throw new Error(`${path} answered ${status}.`)
    if (!body.includes(marker)) throw new Error(`${path} lacks ${marker}.`)
    return body
  }

  /** Sends the form to the page it stands on; answers where that leads. */
  async post(path: string, fields: Fields): Promise<string> {
    const headers = { origin: this.origin, 'content-type': multipart }
    const body = encode(fields)
    const answer = await this.ask(path, { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body)
    const { location, 'set-cookie': cookies } = answer.headers
    if (answer.status !== 303 || !location) throw new Error(`A form sent to ${path} was answered ${answer.status}.`)
    if (cookies) this.cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ')
    return location.replace(this.origin, '')
  }

  close() {
    this.#agent.destroy()
  }
}

export const signInMarker = 'name="password"'

/** Through the form, as one of the cast. */
export async function signIn(visitor: Visitor, email: string = cast.ana.email): Promise<string> {
  const form = (await visitor.get('/sign-in', signInMarker)).toString()
  return visitor.post('/sign-in', { ...fieldsOf(form, signInMarker), email, password })
}
