import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished, vi } from 'vitest'

/** A mail as it came over the line, and for whom. */
type Received = { to: string; content: string }

type Manners = { refusals?: string[]; hangsUp?: boolean }

/**
 * An SMTP server that takes every mail until the end of the test, and is the one that Funil sends by. `refusals` are
 * answered to the next recipients, first to last; `hangsUp` when it has a mail, without a word about it.
 */
export async function mailServer({ refusals = [], hangsUp = false }: Manners = {}) {
  const received: Received[] = []
  const server = createServer((socket) => talk(socket, received, { refusals, hangsUp })).listen(0, '127.0.0.1')
  await once(server, 'listening')
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('MAIL_FROM', 'Funil <funil@brisa.example>')
  vi.stubEnv('APP_URL', 'https://crm.brisa.example')
  onTestFinished(() => {
    vi.unstubAllEnvs()
    server.close()
  })
  return received
}

function talk(socket: Socket, received: Received[], { refusals, hangsUp }: Required<Manners>) {
  let [text, to, inMail] = ['', '', false]
  const say = (line: string) => socket.write(`${line}\r\n`)
  socket.on('error', () => {})
  socket.on('data', (data) => {
    text += data.toString()
    const end = inMail ? '\r\n.\r\n' : '\r\n'
    for (let at = text.indexOf(end); at >= 0; at = text.indexOf(inMail ? '\r\n.\r\n' : '\r\n')) {
      const said = text.slice(0, at)
      text = text.slice(at + (inMail ? 5 : 2))
      if (inMail) {
        received.push({ to, content: said })
        inMail = false
        if (hangsUp) socket.destroy()
        else say('250 taken')
      } else answer(said)
    }
  })
  say('220 test')

  function answer(line: string) {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'RCPT') {
      to = line.slice(line.indexOf('<') + 1, line.indexOf('>'))
      return say(refusals.shift() ?? '250 ok')
    }
    if (verb === 'DATA') inMail = true
    say(verb === 'DATA' ? '354 go' : verb === 'QUIT' ? '221 bye' : '250 ok')
  }
}
