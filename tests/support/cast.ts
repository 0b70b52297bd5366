import { inject } from 'vitest'
import { cast, type Name } from '@/db/seeds/demo/cast'
import { newId } from '@/lib/ids'
import type { Actor } from '@/lib/permissions/actor'

export { type Name, password } from '@/db/seeds/demo/cast'

/** Organization and person ids of the template: Brisa Clima with the cast, and Strangers with one admin. */
export type Members = { organizationId: string; strangersId: string; userIds: Record<Name | 'stranger', string> }

declare module 'vitest' {
  interface ProvidedContext {
    members: Members
    ownerUrl: string
    serverUrl: string
  }
}

/** One of the cast, doing something through a form; `stranger` is the admin of another organization. */
export function actorOf(name: Name | 'stranger', more: Partial<Actor> = {}): Actor {
  const { organizationId, strangersId, userIds } = inject('members')
  const stranger = name === 'stranger'
  return {
    organizationId: stranger ? strangersId : organizationId,
    userId: userIds[name],
    role: stranger ? 'admin' : cast[name].role,
    through: 'form',
    ...more,
  }
}

/** The same id for what is to be one request. */
export const newRequest = () => ({ requestId: newId() })
