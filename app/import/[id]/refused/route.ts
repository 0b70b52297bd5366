import { translator } from '@/lib/i18n/translate'
import { isId } from '@/lib/ids'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { findImport, listRefusedRows } from '@/lib/transfer/find-import'
import { csvLine } from '@/lib/transfer/write-csv'
import { findSession } from '@/lib/web/session'
import { refusalText } from '../refusal-text'

/** The refused rows as they were, each with its line and the reason. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const session = await findSession()
  const { id } = await params
  if (!session || !may(session.actor, 'import.run') || !isId(id)) return new Response(null, { status: 404 })
  const found = await findImport(session.actor, id).catch((error) => {
    if (error instanceof Missing) return undefined
    throw error
  })
  if (!found) return new Response(null, { status: 404 })
  const t = translator(session.language)
  const rows = await listRefusedRows(session.actor, id)
  const head = csvLine([t('imports.line'), t('imports.reason'), ...found.columns])
  const lines = rows.map((row) => csvLine([String(row.line), refusalText(t, row.refusal), ...row.cells]))
  return new Response(`\uFEFF${head}${lines.join('')}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="refused.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
