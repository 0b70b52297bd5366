import { UploadView } from '@/components/import/upload-view'
import { moment } from '@/lib/format/time'
import { texts } from '@/lib/i18n/translate'
import { listImports } from '@/lib/transfer/find-import'
import { page } from '@/lib/web/page'
import { importSteps } from './steps'

const where: Record<string, string> = {
  uploaded: '',
  checked: '/check',
  running: '/result',
  finished: '/result',
  stopped: '/result',
}
const refusals = ['import.empty', 'import.tooLarge', 'import.noFile'] as const

export default page(
  'import',
  async ({ actor, session, t, frame, language, query }) => {
    const earlier = await listImports(actor)
    const refusal = refusals.find((key) => key === query.get('refused'))
    const failed = query.get('failed')
    return (
      <UploadView
        frame={frame}
        title={t('imports.title')}
        texts={texts(language, 'imports')}
        steps={importSteps(t)}
        refused={refusal ? t(`refusals.${refusal}`) : failed ? t('imports.failed', { reference: failed }) : null}
        earlier={earlier.map((one) => ({
          id: one.id,
          href: `/import/${one.id}${where[one.state]}`,
          fileName: one.fileName,
          state: t(`imports.state.${one.state as 'uploaded'}`),
          rows: t('imports.rows', { count: one.rowCount }),
          when: moment(one.createdAt, language, session.organization.timeZone),
        }))}
      />
    )
  },
  { permission: 'import.run' },
)
