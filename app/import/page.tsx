import { UploadView } from '@/components/import/upload-view'
import { number } from '@/lib/format/number'
import { moment } from '@/lib/format/time'
import { type Import, listImports } from '@/lib/transfer/find-import'
import { mostColumns } from '@/lib/transfer/upload-import'
import { type PageContext, page } from '@/lib/web/page'
import { importFrame } from './import-frame'

const pathOf: Record<string, string> = {
  uploaded: '',
  checking: '/progress',
  checked: '/check',
  running: '/progress',
  stopped: '/progress',
  finished: '/result',
  undoing: '/result',
  undone: '/result',
}

export default page(
  'import',
  async (context) => {
    const { actor, session, t, language } = context
    const refused = refusedText(context)
    const figure = (value: number | undefined) => (value === undefined ? '–' : number(value, language))
    const earlier = await listImports(actor)
    const frame = importFrame(context, 1, { title: t('imports.title'), lead: t('imports.lead') })
    frame.settings.frame.refused = refused !== null
    return (
      <UploadView
        {...frame}
        refused={refused}
        earlier={earlier.map(({ import: one, by }) => ({
          id: one.id,
          href: `/import/${one.id}${pathOf[one.state]}`,
          fileName: one.fileName,
          when: t('imports.uploadWhenBy', { when: moment(one.createdAt, language, session.organization.timeZone), by }),
          ...madeBy(one, figure),
          state: t(`imports.state.${one.state as 'uploaded'}`),
        }))}
      />
    )
  },
  { permission: 'import.run' },
)

const refusals = [
  'import.empty',
  'import.notText',
  'import.tooLarge',
  'import.noFile',
  'import.quoteOpen',
  'import.tooManyColumns',
  'file.cutOff',
] as const

/** What an import has made; nothing is said before it is done. */
function madeBy({ finishedAt, summary }: Import, figure: (value: number | undefined) => string) {
  const made = finishedAt ? summary : null
  return {
    customers: figure(made?.customersCreated),
    leads: figure(made?.leadsCreated),
    refused: figure(made?.refused),
  }
}

/** Why the upload before was not taken in: the route that takes it can only lead back here. */
function refusedText({ t, query }: PageContext): string | null {
  const key = refusals.find((one) => one === query.get('refused'))
  const reference = query.get('failed')
  if (key) return t(`refusals.${key}`, { line: query.get('line') ?? '–', most: mostColumns })
  return reference ? t('imports.uploadFailed', { reference }) : null
}
