import { redirect } from 'next/navigation'
import { ResultView } from '@/components/import/result-view'
import { moment } from '@/lib/format/time'
import { findImport } from '@/lib/transfer/find-import'
import { page } from '@/lib/web/page'
import { importFrame } from '../../import-frame'
import { refusalLines } from '../refusal-lines'
import { whatComesIn } from '../what-comes-in'

export default page(
  'import',
  async (context) => {
    const { actor, session, t, language, id } = context
    const found = await findImport(actor, id())
    const { fileName: file, by, summary, startedAt, finishedAt } = found
    if (!summary || !startedAt || !finishedAt) redirect(`/import/${found.id}/progress`)
    const seconds = Math.max(1, Math.round((finishedAt.getTime() - startedAt.getTime()) / 1000))
    return (
      <ResultView
        {...importFrame(
          context,
          5,
          { title: t('imports.resultTitle', { file }), lead: t('imports.resultLead') },
          found,
        )}
        importId={found.id}
        when={t('imports.resultWhen', { when: moment(finishedAt, language, session.organization.timeZone) })}
        what={whatComesIn(context, summary)}
        by={t('imports.resultBy', { file, by, seconds })}
        refusals={await refusalLines(context, found)}
        file={t('imports.resultFile')}
      />
    )
  },
  { permission: 'import.run' },
)
