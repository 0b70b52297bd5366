import { cast, password } from '../../../db/seeds/demo/cast'
import { filled, formWith } from '../visit/forms'
import { Visitor } from '../visit/visitor'
import { type Leads, overviewOf } from './leads'
import { timed } from './timed'

// What counts is the post, its 303 and the page that follows; the form was on the screen before.

export const completePhase = (leads: Leads) => async (visitor: Visitor) => {
  const path = overviewOf(leads.take('first'))
  const form = formWith((await visitor.get(path, 'value="complete"')).toString(), 'score')
  const fields = filled(form, { score: '64', expectedValue: '12500', recurringValue: '900', do: 'complete' })
  return timed(async () => visitor.get(await visitor.post(path, fields), 'role="status"'))
}

export const closeLead = (leads: Leads) => async (visitor: Visitor) => {
  const path = `${overviewOf(leads.take('last'))}&move=close`
  const form = formWith((await visitor.get(path, 'name="closingReason"')).toString(), 'closingReason')
  const fields = filled(form, { closingReason: form.choices.closingReason?.[0] ?? '', do: 'close' })
  return timed(async () => visitor.get(await visitor.post(path, fields), 'role="status"'))
}

// One account is held up when ten sign in at once with a password not yet found right.
const accounts = [cast.ana, cast.miriam, cast.joost, cast.tiago, cast.ines].map(({ email }) => email)

export async function signInAgain({ origin }: Visitor, connection: number) {
  const visitor = new Visitor(origin)
  const email = accounts[connection % accounts.length] ?? ''
  try {
    return await timed(async () => {
      const form = formWith((await visitor.get('/sign-in', 'name="password"')).toString(), 'password')
      return visitor.get(await visitor.post('/sign-in', filled(form, { email, password })), '<main')
    })
  } finally {
    visitor.close()
  }
}
