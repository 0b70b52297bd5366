import type { Translate } from '@/lib/i18n/translate'

export const importSteps = (t: Translate) => [
  t('imports.stepUpload'),
  t('imports.stepMatch'),
  t('imports.stepCheck'),
  t('imports.stepBring'),
]
