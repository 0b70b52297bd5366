import { createTransport } from 'nodemailer'
import { env } from '../env'

export type Mail = { to: { name: string; address: string }; subject: string; text: string; html: string; off: string }

/** Milliseconds for each step of talking to the server. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Hands a mail to the SMTP server; `off` is the address at which its reader ends such mails by one click (RFC 8058). */
export async function sendMail({ off, ...mail }: Mail) {
  const smtp = env.mail
  if (!smtp) throw new Error('SMTP_URL is not set')
  await createTransport({ url: smtp.url, ...patience, disableFileAccess: true, disableUrlAccess: true }).sendMail({
    ...mail,
    from: smtp.from,
    headers: {
      'List-Unsubscribe': `<${off}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  })
}

/** Whether the server may have taken the mail although there was an error: it fell silent after it had all of it. */
export function mayBeTaken(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number }
  return command === 'DATA' && responseCode === undefined
}
