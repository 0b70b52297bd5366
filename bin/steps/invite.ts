import { connect } from '../../db/client'
import { inviteByEmail } from '../../lib/users/renew-invitation'

/** A one-time link for an active member, by which they choose a password. */
export async function linkFor(databaseUrl: string, email: string, address: string): Promise<string> {
  const db = connect(databaseUrl, { max: 1 })
  try {
    const token = await inviteByEmail(db, email)
    if (!token) throw new Error(`Nobody who may sign in has the e-mail “${email}”.`)
    return `${address}/invitation?token=${token}`
  } finally {
    await db.$client.end()
  }
}
