import { cast, type Name } from '@/db/seeds/demo/cast'
import { addTeam } from '@/lib/teams/add-team'
import { editMember } from '@/lib/users/edit-member'
import { actorOf } from './cast'
import { membershipOf } from './members'
import { newCode } from './targets'

/** Puts one of the cast into a team, or into none. */
export async function putInto(team: string | null, who: Name) {
  const { userId } = actorOf(who)
  const { version, role } = await membershipOf(userId)
  const { name } = cast[who]
  return editMember(actorOf('ana'), { userId, version, name, role: role as 'sales', team })
}

/** A new team with these of the cast in it, each of whom leaves the one they were in. */
export async function makeTeam(...members: Name[]): Promise<string> {
  const { entityId } = await addTeam(actorOf('ana'), { name: newCode() })
  for (const member of members) await putInto(entityId, member)
  return entityId
}
