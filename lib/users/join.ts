import { z } from 'zod'
import { NewPassword } from '../auth/new-password'
import { checkPassword, SignIn } from '../auth/sign-in'
import { Missing, Refusal } from '../refusal'
import { acceptInvitation } from './accept-invitation'

export const Join = z.object({ token: z.string().max(200), username: SignIn.shape.email, password: NewPassword })
export type Join = z.output<typeof Join>

/**
 * Joins by a one-time link. Sent twice it is done once: the link is spent by then, and who has the e-mail and the
 * password that it set has joined. Answers who may sign in now.
 */
export async function join({ token, username, password }: Join, address: string) {
  try {
    return await acceptInvitation({ token, password })
  } catch (error) {
    if (!(error instanceof Missing) || !username) throw error
    return checkPassword({ email: username, password }, address).catch((refused) => {
      throw refused instanceof Refusal ? error : refused
    })
  }
}
