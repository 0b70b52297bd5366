import { BulkAskView } from '@/components/bulk/bulk-ask-view'
import { BulkProgressView } from '@/components/bulk/bulk-progress-view'
import { BulkResultView } from '@/components/bulk/bulk-result-view'
import { countResults, findRun } from '@/lib/bulk/find-run'
import { kindOf } from '@/lib/bulk/kinds'
import type { BulkKind } from '@/lib/bulk/vocabulary'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { demand } from '@/lib/permissions/actor'
import { Missing } from '@/lib/refusal'
import { countTakenBack } from '@/lib/undo/take-back-batch'
import { type PageContext, page } from '@/lib/web/page'
import { look, start, stop, undo } from '../actions'
import { bulkFields } from './bulk-fields'
import { chosenWords } from './chosen-words'
import { reasonLines } from './reason-lines'

type Found = Awaited<ReturnType<typeof findRun>>

export default page('customers', async (context) => {
  const { actor, id } = context
  const run = await findRun(actor, id())
  demand(actor, kindOf(run.kind).permission)
  const own = run.createdBy === actor.userId
  if (run.state === 'chosen' || run.state === 'checked') {
    if (!own) throw new Missing()
    return run.state === 'chosen' || context.query.get('again') ? ask(context, run) : confirm(context, run)
  }
  return run.state === 'finished' || run.state === 'undone' ? result(context, run) : progress(context, run, own)
})

/** How many examples stand beside a reason: before it is done, and after. */
const few = 3
const many = 50

function around({ frame, language, t }: PageContext, run: Found) {
  return {
    frame,
    texts: texts(language, 'bulk'),
    runId: run.id,
    kind: run.kind,
    back: { href: run.list, label: t('bulk.back') },
    title: t(`bulk.title.${run.kind as BulkKind}`, { count: run.rowCount }),
  }
}

async function ask(context: PageContext, run: Found) {
  const fields = await bulkFields[run.kind as BulkKind](context)
  const lead = context.t(`bulk.about.${kindOf(run.kind).about}`)
  return <BulkAskView {...around(context, run)} lead={lead} step={{ fields, action: look }} said={null} />
}

async function confirm(context: PageContext, run: Found) {
  const { t } = context
  const fields = await bulkFields[run.kind as BulkKind](context)
  const counts = await countResults(run)
  return (
    <BulkAskView
      {...around(context, run)}
      lead={t('bulk.expected', { ...counts, count: run.rowCount })}
      step={{
        chosen: chosenWords(context, fields, run.input ?? {}),
        again: fields.length > 0 ? `/customers/bulk/${run.id}?again=1` : null,
        action: start,
        button: counts.changed > 0 ? t(`bulk.go.${run.kind as BulkKind}`, { count: counts.changed }) : null,
      }}
      said={{ ...headings(context, counts), reasons: await reasonLines(context, run, few) }}
    />
  )
}

const headings = (
  { t }: PageContext,
  { changed, unchanged, refused }: Record<'changed' | 'unchanged' | 'refused', number>,
) => ({
  changed: t('bulk.changedHead', { count: changed }),
  unchanged: unchanged > 0 ? t('bulk.unchangedHead', { count: unchanged }) : null,
  refused: refused > 0 ? t('bulk.refusedHead', { count: refused }) : null,
})

async function progress(context: PageContext, run: Found, own: boolean) {
  const { t, language, query, actor } = context
  const state = run.state as 'checking' | 'running' | 'stopped' | 'undoing'
  const { changed, unchanged, refused } = await countResults(run)
  const { made, undone } = await countTakenBack(actor, run.id)
  const [count, total] = state === 'undoing' ? [undone, made] : [changed + unchanged + refused, run.rowCount]
  const going = state === 'stopped' ? { action: start, label: t('bulk.goOn') } : { action: stop, label: t('bulk.stop') }
  return (
    <BulkProgressView
      {...around(context, run)}
      title={t(`bulk.${state}`)}
      lead={around(context, run).title}
      running={state !== 'stopped'}
      still={query.get('still') !== undefined}
      done={{ count, total, shown: number(count, language), of: t('bulk.progressOf', { total }) }}
      go={own && state !== 'undoing' ? going : null}
      undo={state === 'stopped' && made > 0 ? { action: undo, label: t('bulk.undo') } : null}
    />
  )
}

async function result(context: PageContext, run: Found) {
  const { t, actor } = context
  const counts = await countResults(run)
  const { made, undone } = await countTakenBack(actor, run.id)
  const isUndone = run.state === 'undone'
  const forgotten = counts.changed + counts.unchanged + counts.refused === 0
  return (
    <BulkResultView
      {...around(context, run)}
      title={t(isUndone ? 'bulk.undone' : 'bulk.finished')}
      lead={around(context, run).title}
      sum={forgotten ? t('bulk.forgotten', { by: run.by }) : t('bulk.done', { ...counts, by: run.by })}
      otherwise={counts.otherwise > 0 ? t('bulk.otherwise', { count: counts.otherwise }) : null}
      undone={isUndone ? t('bulk.takenBack', { made, undone, left: made - undone }) : null}
      undo={made > undone ? { action: undo, label: t('bulk.undo') } : null}
      refused={counts.refused > 0 ? t('bulk.refusedHead', { count: counts.refused }) : null}
      reasons={await reasonLines(context, run, many)}
    />
  )
}
