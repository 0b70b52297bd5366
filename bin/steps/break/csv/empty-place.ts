import { cast, organizationName, password } from '../../../../db/seeds/demo/cast'
import { filled, formsOf } from '../../visit/forms'
import { Visitor } from '../../visit/visitor'
import { type Hands, openPlace } from '../place'

/** A Funil that was set up through its form and holds nothing yet, and its admin. */
export async function openEmptyPlace(hands: Hands, name: string) {
  const place = await openPlace(hands, name, { empty: true })
  const visitor = new Visitor(place.origin, '10.0.0.1')
  const path = place.setupLink ?? ''
  const [form] = formsOf((await visitor.ask(path)).body).filter(({ choices }) => choices.currency)
  if (!form) throw new Error('There is no form to set up with.')
  const { name: admin, email } = cast.ana
  const own = { organization: organizationName, name: admin, email, password, start: 'empty', language: 'en' }
  const { status } = await visitor.send(path, filled(form, { ...own, timeZone: 'Europe/Lisbon', currency: 'EUR' }))
  if (status !== 303) throw new Error(`The set-up was answered ${status}.`)
  return {
    visitor,
    async end() {
      visitor.close()
      await place.end()
    },
  }
}
