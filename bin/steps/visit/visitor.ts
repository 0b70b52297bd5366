import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { password } from '../../../db/seeds/demo/cast'
import { encode, type Fields, type Form, filled, formsOf, multipart, type SentFile } from './forms'

export type Answer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer; body: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** One browser without JavaScript: connections that stay open, and cookies. `address`: as a proxy would name it. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  // Idle for less time than Funil keeps a connection: which would else close while the next request is on its way.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4, timeout: 60_000 })

  constructor(
    readonly origin: string,
    readonly address?: string,
  ) {}

  /** Is told how each request ended. */
  heard: (path: string, ended: Answer | Error) => void = () => {}

  /** One request; throws where no whole answer comes. */
  async ask(path: string, asked: Asked = {}): Promise<Answer> {
    const ended = await this.#request(path, asked).catch((error: Error) => error)
    this.heard(path, ended)
    if (ended instanceof Error) throw ended
    return ended
  }

  #request(path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
    const { hostname, port } = new URL(this.origin)
    const sent: Record<string, string> = { ...this.#ownHeaders(), ...headers }
    if (body !== undefined) sent['content-length'] = String(Buffer.byteLength(body))
    return new Promise((resolve, reject) => {
      const asked = request({ agent: this.#agent, hostname, port, path, method, headers: sent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          this.#keepCookies(response.headers['set-cookie'])
          const bytes = Buffer.concat(chunks)
          const { statusCode: status = 0, headers } = response
          // Only who reads it pays for the text.
          resolve({
            ...{ status, headers, bytes },
            get body() {
              return bytes.toString()
            },
          })
        })
      })
      asked.setTimeout(60_000, () => asked.destroy(new Error(`${path} did not answer in a minute.`)))
      asked.on('error', reject)
      asked.end(body)
    })
  }

  /** Sends a form to the page it stands on. */
  send(path: string, fields: Fields, files: SentFile[] = []): Promise<Answer> {
    const headers = { origin: this.origin, 'content-type': multipart }
    return this.ask(path, { method: 'POST', headers, body: encode(fields, files) })
  }

  /** Sends a form of a page to where it says, with some of its fields filled in otherwise, and a file where it takes one. */
  submit(path: string, form: Form, values: Record<string, string>, file?: Omit<SentFile, 'field'>): Promise<Answer> {
    const files = file ? form.files.map((field) => ({ field, ...file })) : []
    return this.send(form.to || path, filled(form, values), files)
  }

  /** The page; throws unless it is one, whole, with this text in it. */
  async get(path: string, marker: string): Promise<Buffer> {
    const { status, bytes } = await this.ask(path)
    if (status !== 200) throw new Error(`${path} answered ${status}.`)
    if (!bytes.includes(marker)) throw new Error(`${path} lacks ${marker}.`)
    return bytes
  }

  /** Sends a form that is carried out; answers where that leads, and throws when it is not. */
  async post(path: string, fields: Fields): Promise<string> {
    const answer = await this.send(path, fields)
    const to = locationOf(answer)
    if (answer.status !== 303 || !to) throw new Error(`A form sent to ${path} was answered ${answer.status}.`)
    return to
  }

  /** Another with the cookies of this one, at another address. */
  at(origin: string): Visitor {
    const other = new Visitor(origin, this.address)
    for (const [name, value] of this.cookies) other.cookies.set(name, value)
    return other
  }

  get cookie(): string {
    return [...this.cookies].map((pair) => pair.join('=')).join('; ')
  }

  close() {
    this.#agent.destroy()
  }

  #ownHeaders(): Record<string, string> {
    return {
      ...(this.cookies.size > 0 && { cookie: this.cookie }),
      ...(this.address && { 'x-forwarded-for': this.address }),
    }
  }

  #keepCookies(lines: string[] = []) {
    for (const line of lines) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
  }
}

/** Whether Funil failed, by its status or by what the form says. */
export const hasFailed = ({ status, body }: Pick<Answer, 'status' | 'body'>) =>
  status >= 500 || body.includes('Something went wrong on our side')

/** Where an answer leads, as a path. */
export const locationOf = ({ headers }: Pick<Answer, 'headers'>) => headers.location?.replace(/^https?:\/\/[^/]+/, '')

/** Tries to sign in through the form. */
export async function trySignIn(visitor: Visitor, email: string, secret: string): Promise<Answer> {
  const [form] = formsOf((await visitor.ask('/sign-in')).body)
  if (!form) throw new Error('There is no form to sign in with.')
  return visitor.send('/sign-in', filled(form, { email, password: secret }))
}

/** A visitor who is signed in as one of the cast. */
export async function signedIn(origin: string, email: string, address?: string): Promise<Visitor> {
  const visitor = new Visitor(origin, address)
  const { status } = await trySignIn(visitor, email, password)
  if (status !== 303) throw new Error(`Signing in was answered ${status}.`)
  return visitor
}
