import { Readable } from 'node:stream'
import { translator } from '@/lib/i18n/translate'
import { isId } from '@/lib/ids'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { findImport } from '@/lib/transfer/find-import'
import { refusedCsv } from '@/lib/transfer/refused-csv'
import { findSession } from '@/lib/web/session'
import { refusalText } from '../refusal-text'

const missing = () => new Response(null, { status: 303, headers: { location: '/missing' } })

/** The refused rows as they were, each with its line and the reason. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const session = await findSession()
  const { id } = await params
  if (!session || !may(session.actor, 'import.run') || !isId(id)) return missing()
  const found = await findImport(session.actor, id).catch((error) => {
    if (error instanceof Missing) return undefined
    throw error
  })
  if (!found) return missing()
  const t = translator(session.language)
  const lines = refusedCsv(found, { row: t('imports.fileRow'), why: t('imports.fileWhy') }, (refusal) =>
    refusalText(t, refusal),
  )
  return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="refused.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
