import { redirect } from 'next/navigation'
import { startSession } from '../auth/sessions'
import { checkPassword, SignIn } from '../auth/sign-in'
import { clientAddress } from './client-address'
import { formFields } from './form-state'
import { fromOwnPages } from './origin'
import { loadSession, type Session } from './session'
import { writeSessionToken } from './session-cookie'

/** A form whose session had ended carries e-mail and password along: sign in and go on with it, or refuse. */
export async function signInAgain(form: FormData): Promise<Session | undefined> {
  if (!form.has(formFields.signInEmail) || !(await fromOwnPages())) return undefined
  const input = SignIn.parse({ email: form.get(formFields.signInEmail), password: form.get(formFields.signInPassword) })
  const member = await checkPassword(input, clientAddress())
  await writeSessionToken(await startSession(member))
  // Somebody else: they get their own start page, and never see what was typed.
  const whose = form.get(formFields.signedInAs)
  if (whose && whose !== member.userId) redirect('/')
  return loadSession()
}
