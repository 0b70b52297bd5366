import { translator } from '@/lib/i18n/translate'
import { isId } from '@/lib/ids'
import { may } from '@/lib/permissions/permissions'
import { Missing } from '@/lib/refusal'
import { findImport } from '@/lib/transfer/find-import'
import { refusedCsv } from '@/lib/transfer/refused-csv'
import { csvFile } from '@/lib/web/csv-file'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'
import { refusalText } from '../refusal-text'

const missing = () => new Response(null, { status: 303, headers: { location: '/missing' } })

/** The refused rows as they were, each with its line and the reason. */
export const GET = route(async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
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
  return csvFile('refused.csv', lines)
})
