import type { Option } from '@/components/form/options'
import { listOwners } from '@/lib/users/list-members'
import type { PageContext } from '@/lib/web/page'

/** Who can be chosen as an owner, and whoever it is now, who may have left. */
export async function ownerOptions(
  { actor }: Pick<PageContext, 'actor'>,
  { ownerId, ownerName }: { ownerId: string | null; ownerName: string | null },
): Promise<Option[]> {
  const owners = await listOwners(actor)
  const gone = ownerId && !owners.some(({ id }) => id === ownerId)
  const offered = gone ? [...owners, { id: ownerId, name: ownerName ?? '' }] : owners
  return offered.map(({ id, name }) => ({ value: id, label: name }))
}
