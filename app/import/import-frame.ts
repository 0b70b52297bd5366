import type { ImportFrame, ImportStep } from '@/components/import/import-page'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import type { Import } from '@/lib/transfer/find-import'
import { Mapping } from '@/lib/transfer/mapping'
import type { PageContext } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'

/** What stands around a step of an import; `at` counts from 1, 5 is after the last. */
export function importFrame(
  context: PageContext,
  at: number,
  { title, lead }: { title: string; lead: string },
  found?: Import,
): ImportFrame {
  const { t, language } = context
  const columns = Mapping.safeParse(found?.mapping).data?.columns.filter((target) => target !== null).length
  const refused = found?.summary && number(found.summary.refused, language)
  const abouts = [
    at > 1 && found ? found.fileName : t('imports.stepUploadAbout'),
    at > 2 && columns ? t('imports.stepColumns', { count: columns }) : t('imports.stepMatchAbout'),
    at > 3 && refused && found
      ? t('imports.stepRefused', { refused, rows: number(found.rowCount, language) })
      : t('imports.stepCheckAbout'),
    at > 4 && found ? t(`imports.state.${found.state as 'finished'}`) : t('imports.stepBringAbout'),
  ]
  const names = ['stepUpload', 'stepMatch', 'stepCheck', 'stepBring'] as const
  const look = (place: number): ImportStep['look'] => (place < at ? 'done' : place === at ? 'now' : 'todo')
  return {
    settings: settingsFrame(context, 'import'),
    texts: texts(language, 'imports'),
    title,
    lead,
    steps: names.map((name, place) => ({
      name: t(`imports.${name}`),
      about: abouts[place] ?? '',
      look: look(place + 1),
    })),
  }
}
