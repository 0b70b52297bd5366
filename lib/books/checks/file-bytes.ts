import { and, asc, eq, gt } from 'drizzle-orm'
import { files } from '@/db/schema'
import { openStorage } from '@/lib/files/storage/open-storage'
import { nameOf } from '@/lib/files/storage/storage'
import { type Check, told } from '../check'
import type { Finding } from '../vocabulary'

const filesAtOnce = 500
/** A file storage elsewhere takes its time for each question. */
const askedAtOnce = 8

/** Each file, a removed one too, lies in the file storage with the bytes it should have; their content is not read. */
export const fileBytes: Check = async function* check(db, organizationId) {
  const storage = openStorage()
  for (let last: string | undefined; ; ) {
    const rows = await db
      .select()
      .from(files)
      .where(and(eq(files.organizationId, organizationId), last ? gt(files.id, last) : undefined))
      .orderBy(asc(files.id))
      .limit(filesAtOnce)
    const findings: Finding[] = []
    const left = rows.values()
    const work = async () => {
      for (const { id, customerId, size, ...file } of left) {
        const stands = await storage.sizeOf(nameOf({ ...file, id }))
        if (stands === size) continue
        findings.push({
          table: 'files',
          key: { id },
          column: 'size',
          customerId,
          stands: told(stands),
          should: told(size),
        })
      }
    }
    await Promise.all(Array.from({ length: askedAtOnce }, work))
    yield { rows: rows.length, findings }
    last = rows.at(-1)?.id
    if (rows.length < filesAtOnce) return
  }
}
