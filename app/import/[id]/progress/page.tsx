import { redirect } from 'next/navigation'
import { ProgressView } from '@/components/import/progress-view'
import { clock } from '@/lib/clock'
import { number } from '@/lib/format/number'
import { countDone, findImport, type Import } from '@/lib/transfer/find-import'
import { page } from '@/lib/web/page'
import { start, stop } from '../../actions'
import { importFrame } from '../../import-frame'
import { takeBackProps } from '../take-back-props'

export default page(
  'import',
  async (context) => {
    const { actor, t, language, id, query } = context
    const found = await findImport(actor, id())
    if (['finished', 'undoing', 'undone'].includes(found.state)) redirect(`/import/${found.id}/result`)
    if (found.state === 'checked') redirect(`/import/${found.id}/check`)
    if (!['checking', 'running', 'stopped'].includes(found.state)) redirect(`/import/${found.id}`)
    const rehearsed = found.state === 'checking'
    const running = rehearsed || found.state === 'running'
    const { fileName: file, rowCount: total } = found
    const done = await countDone(found)
    const seconds = running && !rehearsed ? secondsLeft(found, done) : undefined
    return (
      <ProgressView
        {...importFrame(
          context,
          rehearsed ? 3 : 4,
          {
            title: t(titleOf[found.state as keyof typeof titleOf], { file }),
            lead: t('imports.progressLead', { file, by: found.by }),
          },
          found,
        )}
        importId={found.id}
        done={{
          count: done,
          shown: number(done, language),
          of: t('imports.progressOf', { total: number(total, language) }),
        }}
        total={total}
        left={seconds ? t('imports.progressLeft', { seconds }) : null}
        running={running}
        still={query.get('still') !== undefined}
        stop={stop}
        goOn={start}
        takeBack={running ? null : await takeBackProps(context, found)}
      />
    )
  },
  { permission: 'import.run' },
)

const titleOf = {
  checking: 'imports.progressCheckTitle',
  running: 'imports.progressTitle',
  stopped: 'imports.progressStoppedTitle',
} as const

/** By the pace so far; undefined before there is one, and where a stop in between makes it senseless. */
function secondsLeft({ startedAt, rowCount }: Import, done: number): number | undefined {
  if (!startedAt || done === 0) return undefined
  const seconds = Math.ceil((((clock.now().getTime() - startedAt.getTime()) / done) * (rowCount - done)) / 1000)
  return seconds > 0 && seconds < 3600 ? seconds : undefined
}
