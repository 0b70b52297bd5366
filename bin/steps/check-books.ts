import { asc } from 'drizzle-orm'
import { connect } from '../../db/client'
import { organizations } from '../../db/schema'
import { examineAt } from '../../lib/books/examine'
import type { CheckName, Finding } from '../../lib/books/vocabulary'

/** Checks the books of every organization of the database, prints what disagrees, and answers how much does. */
export async function checkAllBooks(databaseUrl: string): Promise<number> {
  const db = connect(databaseUrl, { max: 1 })
  let all = 0
  try {
    for (const { id, name } of await db.select().from(organizations).orderBy(asc(organizations.id))) {
      const sums = new Map<CheckName, { rows: number; found: number }>()
      await examineAt(db, id, (check, rows, findings) => {
        for (const finding of findings) console.log(lineOf(check, finding))
        const sum = sums.get(check) ?? { rows: 0, found: 0 }
        sums.set(check, { rows: sum.rows + rows, found: sum.found + findings.length })
        all += findings.length
      })
      for (const [check, { rows, found }] of sums)
        console.log(`${found === 0 ? '✓' : '✗'} ${name}, ${check}: ${rows} rows, ${found} disagree`)
    }
  } finally {
    await db.$client.end()
  }
  return all
}

function lineOf(check: CheckName, { table, key, column, stands, should }: Finding): string {
  const place = [table, ...Object.entries(key).map((pair) => pair.join('=')), column ?? ''].filter(Boolean).join(' ')
  return `  ${check}  ${place}: stands ${stands ?? 'nothing'}, should be ${should ?? 'nothing'}`
}
