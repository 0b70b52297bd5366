import type { CustomField } from '@/lib/custom-fields/list-custom-fields'
import { subjects } from '@/lib/custom-fields/vocabulary'
import type { Translate } from '@/lib/i18n/translate'

/** Custom fields under what they say something about; those of leads where there are any. */
export const fieldGroups = (t: Translate, fields: CustomField[], funnelOn: boolean) =>
  subjects
    .filter((subject) => subject === 'customer' || funnelOn)
    .map((subject) => ({
      label: t(`listFilters.fields.${subject}`),
      fields: fields.filter((field) => field.subject === subject),
    }))
    .filter((group) => group.fields.length > 0)
