import { createTransport } from 'nodemailer'
import { env } from '../env'

export type Mail = { to: { name: string; address: string }; subject: string; text: string; html: string; off: string }

/** Milliseconds for each step of talking to the server, which may think for ten minutes about a mail (RFC 5321, 4.5.3.2). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 600_000 }

/** The server had the whole mail and did not answer: nobody can know whether it took it. */
export class Unanswered extends Error {}

/** Hands a mail to the SMTP server; `off` is the address at which its reader ends such mails by one click (RFC 8058). */
export async function sendMail({ off, ...mail }: Mail) {
  const smtp = env.mail
  if (!smtp) throw new Error('SMTP_URL is not set')
  const transport = createTransport({ url: smtp.url, ...patience, disableFileAccess: true, disableUrlAccess: true })
  let isWhole = false
  transport.use('stream', ({ message }, next) => {
    message.processFunc((body) => body.once('end', () => (isWhole = true)))
    next()
  })
  try {
    await transport.sendMail({
      ...mail,
      from: smtp.from,
      headers: {
        'List-Unsubscribe': `<${off}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    })
  } catch (error) {
    const { message, responseCode } = error as { message: string; responseCode?: number }
    throw isWhole && responseCode === undefined ? new Unanswered(message, { cause: error }) : error
  }
}
