import { OutcomeView } from '@/components/import/outcome-view'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { countResults, type Import, listRefusals } from '@/lib/transfer/find-import'
import type { PageContext } from '@/lib/web/page'
import { start } from '../actions'
import { importSteps } from '../steps'
import { refusalText } from './refusal-text'

/** The page of a checked, running or finished import. */
export async function outcomePage({ actor, t, frame, language }: PageContext, found: Import) {
  const [counts, refusals] = await Promise.all([countResults(actor, found.id), listRefusals(actor, found.id)])
  const checked = found.state === 'checked'
  const running = found.state === 'running'
  const good = counts.created + counts.updated
  const done = good + counts.refused
  const figure = (value: number) => number(value, language)
  const file = { file: found.fileName }
  const title = checked ? 'imports.checkTitle' : running ? 'imports.progressTitle' : 'imports.resultTitle'
  return (
    <OutcomeView
      frame={frame}
      title={t(title, file)}
      lead={checked ? t('imports.checkLead') : t('imports.rows', { count: found.rowCount })}
      texts={texts(language, 'imports')}
      steps={importSteps(t)}
      at={checked ? 3 : 4}
      importId={found.id}
      totals={[
        { label: t(checked ? 'imports.created' : 'imports.createdDone'), value: figure(counts.created) },
        { label: t(checked ? 'imports.updated' : 'imports.updatedDone'), value: figure(counts.updated) },
        { label: t(checked ? 'imports.refused' : 'imports.refusedDone'), value: figure(counts.refused) },
      ]}
      refusals={refusals.map(({ key, count, lines, values }) => ({
        reason: refusalText(t, { key, values }),
        count: figure(count),
        lines: lines.join(', '),
      }))}
      progress={
        running
          ? {
              text: t('imports.progress', { done: figure(done), total: figure(found.rowCount) }),
              done,
              total: found.rowCount,
            }
          : null
      }
      start={
        checked && good > 0
          ? { action: start, label: t('imports.bringIn', { count: good, refused: figure(counts.refused) }) }
          : null
      }
      nothing={checked && good === 0 ? t('imports.nothingToBringIn') : null}
      back={
        checked
          ? { href: `/import/${found.id}`, label: t('imports.back') }
          : { href: '/customers', label: t('imports.toList') }
      }
    />
  )
}
