import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import { database } from '@/db/client'
import { imports } from '@/db/schema'
import type { Actor } from '../permissions/actor'
import type { Import } from './find-import'
import { Mapping } from './mapping'
import { headKey } from './shape-of'

/** What was chosen last for a file with these columns that was checked, put into the order of this one. */
export async function findEarlierMapping(actor: Actor, { id, shape, columns }: Import) {
  if (!shape) return undefined
  const [earlier] = await database()
    .select()
    .from(imports)
    .where(
      and(
        ...[eq(imports.organizationId, actor.organizationId), eq(imports.shape, shape), ne(imports.id, id)],
        ...[isNotNull(imports.mapping), ne(imports.state, 'uploaded')],
      ),
    )
    .orderBy(desc(imports.createdAt))
    .limit(1)
  const mapping = Mapping.safeParse(earlier?.mapping).data
  if (!earlier || !mapping) return undefined
  const { fileName, createdAt } = earlier
  return { fileName, createdAt, mapping: { ...mapping, columns: inOrderOf(columns, earlier.columns, mapping.columns) } }
}

/** Columns of one name keep the order they have among themselves. */
function inOrderOf(columns: string[], earlier: string[], targets: Mapping['columns']): Mapping['columns'] {
  const left = earlier.map((head, at) => ({ key: headKey(head), target: targets[at] ?? null }))
  return columns.map((head) => {
    const at = left.findIndex(({ key }) => key === headKey(head))
    return at < 0 ? null : (left.splice(at, 1)[0]?.target ?? null)
  })
}
