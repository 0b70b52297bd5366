import { redirect } from 'next/navigation'
import { type ResultProps, ResultView } from '@/components/import/result-view'
import { moment } from '@/lib/format/time'
import { findImport, type Import } from '@/lib/transfer/find-import'
import { type PageContext, page } from '@/lib/web/page'
import { importFrame } from '../../import-frame'
import { alikeProps } from '../alike-props'
import { refusalLines } from '../refusal-lines'
import { takeBackProps } from '../take-back-props'
import { whatComesIn } from '../what-comes-in'

export default page(
  'import',
  async (context) => {
    const { actor, t, id } = context
    const found = await findImport(actor, id())
    const { fileName: file, by } = found
    if (!['finished', 'undoing', 'undone'].includes(found.state)) redirect(`/import/${found.id}/progress`)
    const result = resultOf(context, found)
    const heading = result
      ? { title: t('imports.resultTitle', { file }), lead: t('imports.resultLead') }
      : { title: t('imports.progressStoppedTitle', { file }), lead: t('imports.progressLead', { file, by }) }
    return (
      <ResultView
        {...importFrame(context, 5, heading, found)}
        importId={found.id}
        result={result}
        alike={await alikeProps(context, found)}
        refusals={await refusalLines(context, found)}
        file={t('imports.resultFile')}
        takeBack={await takeBackProps(context, found)}
      />
    )
  },
  { permission: 'import.run' },
)

/** What came in, when and how fast; of one that was stopped and then taken back there is none. */
function resultOf(context: PageContext, found: Import & { by: string }): ResultProps['result'] {
  const { session, t, language } = context
  const { fileName: file, by, summary, startedAt, finishedAt } = found
  if (!summary || !startedAt || !finishedAt) return null
  const seconds = Math.max(1, Math.round((finishedAt.getTime() - startedAt.getTime()) / 1000))
  return {
    when: t('imports.resultWhen', { when: moment(finishedAt, language, session.organization.timeZone) }),
    what: whatComesIn(context, summary),
    by: t('imports.resultBy', { file, by, seconds }),
  }
}
