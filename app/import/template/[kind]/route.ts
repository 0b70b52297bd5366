import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { dayIn } from '@/lib/clock'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { findFunnel } from '@/lib/lead-phases/funnel'
import { may } from '@/lib/permissions/permissions'
import { templateCsv } from '@/lib/transfer/template'
import { templateKinds } from '@/lib/transfer/vocabulary'
import { csvFile } from '@/lib/web/csv-file'
import { route } from '@/lib/web/route'
import { findSession } from '@/lib/web/session'

const missing = () => new Response(null, { status: 303, headers: { location: '/missing' } })

/** A file to fill in, in the language of the person and with the organization's own account type and phase in it. */
export const GET = route(async (_request: Request, { params }: { params: Promise<{ kind: string }> }) => {
  const session = await findSession()
  const { kind: asked } = await params
  const kind = templateKinds.find((one) => asked === `${one}.csv`)
  if (!session || !may(session.actor, 'import.run') || !kind) return missing()
  const types = await listAccountTypes(session.actor)
  const type = types.find((one) => one.leadPhases) ?? types[0]
  const [phase] = type ? await findFunnel(session.actor, type.id) : []
  const example = {
    accountType: type?.description ?? '',
    owner: session.user.name,
    phase: phase?.description ?? '',
    today: dayIn(session.organization.timeZone),
  }
  const fields = inUse(await listCustomFields(session.actor))
  return csvFile(`${kind}.csv`, [templateCsv(kind, session.language, example, fields)])
})
