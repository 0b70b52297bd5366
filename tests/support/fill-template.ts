import type { Database } from '@/db/client'
import { addCast } from '@/db/seeds/demo/add-cast'
import { cast, organizationName, password } from '@/db/seeds/demo/cast'
import { hashPassword } from '@/lib/auth/password'
import { createOrganization } from '@/lib/organizations/set-up'
import type { Members } from './cast'

/** Brisa Clima with its essentials and the cast, and a second organization for ids that must not be visible. */
export function fillTemplate(db: Database): Promise<Members> {
  return db.transaction(async (tx) => {
    const passwordHash = await hashPassword(password)
    const settings = {
      currency: 'EUR',
      recurringPeriod: 'year',
      timeZone: 'Europe/Lisbon',
      language: 'en',
      passwordHash,
    } as const
    const { ana } = cast
    const brisa = await createOrganization(tx, {
      ...settings,
      organization: organizationName,
      name: ana.name,
      email: ana.email,
    })
    const author = { organizationId: brisa.organizationId, userId: null, through: 'system' } as const
    const userIds = await addCast(tx, author, { password, at: new Date() })
    const strangers = await createOrganization(tx, {
      ...settings,
      organization: 'Strangers',
      name: 'Sam Stranger',
      email: 'sam@strangers.example',
    })
    return {
      organizationId: brisa.organizationId,
      strangersId: strangers.organizationId,
      userIds: { ...userIds, stranger: strangers.userId },
    }
  })
}
