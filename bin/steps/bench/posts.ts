import { cast } from '../../../db/seeds/demo/cast'
import { fieldsOf } from './form'
import { type Leads, overviewOf } from './leads'
import { timed } from './timed'
import { signIn, type Visitor } from './visitor'

// What counts is the post, its 303 and the page that follows; the form was on the screen before.

export const completePhase = (leads: Leads) => async (visitor: Visitor) => {
  const path = overviewOf(leads.take('first'))
  const form = fieldsOf((await visitor.get(path, 'value="complete"')).toString(), 'value="complete"')
  const filled = { ...form, score: '64', expectedValue: '12500', recurringValue: '900', do: 'complete' }
  return timed(async () => visitor.get(await visitor.post(path, filled), 'role="status"'))
}

export const closeLead = (leads: Leads) => async (visitor: Visitor) => {
  const path = `${overviewOf(leads.take('last'))}&move=close`
  const page = (await visitor.get(path, 'name="closingReason"')).toString()
  const form = fieldsOf(page, 'name="closingReason"')
  const [, closingReason = ''] = page.match(/name="closingReason" value="([^"]*)"/) ?? []
  return timed(async () =>
    visitor.get(await visitor.post(path, { ...form, closingReason, do: 'close' }), 'role="status"'),
  )
}

// One account is held up when ten sign in at once with a password not yet found right.
const accounts = [cast.ana, cast.miriam, cast.joost, cast.tiago, cast.ines].map(({ email }) => email)

export async function signInAgain(visitor: Visitor, connection: number) {
  const { cookie } = visitor
  visitor.cookie = ''
  try {
    return await timed(async () => visitor.get(await signIn(visitor, accounts[connection % accounts.length]), '<main'))
  } finally {
    visitor.cookie = cookie
  }
}
