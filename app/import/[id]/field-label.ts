import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import type { Translate } from '@/lib/i18n/translate'

/** What a column becomes that goes into a custom field. */
export const fieldLabel = (t: Translate, { subject, name }: Pick<CustomField, 'subject' | 'name'>) =>
  t(`imports.field.${subject}`, { name })
