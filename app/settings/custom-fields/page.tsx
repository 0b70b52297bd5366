import { CustomFieldsView } from '@/components/settings/custom-fields-view'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { hasChoices, kinds, subjects } from '@/lib/custom-fields/vocabulary'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language } = context
    const fields = await listCustomFields(actor)
    const list = settingsList(context, 'customFields', fields, {
      groupOf: ({ subject }) => subject,
      own: ({ helpText, subject, kind, choices }) => ({
        ...{ helpText, isOfLeads: subject === 'lead' },
        subjectName: t(`words.subject.${subject}`),
        kindName: t(`words.kind.${kind}`),
        choices: choices
          .filter((choice) => !choice.archivedAt)
          .map((choice) => choice.name)
          .join(', '),
      }),
      archivedAs: ({ name, subject }) => `${name} (${t(`words.subject.${subject}`)})`,
    })
    const line = list.editing?.line
    const field = fields.find(({ id }) => id === line?.id)
    return (
      <CustomFieldsView
        {...list}
        words={texts(language, 'customFields')}
        subjects={subjects.map((subject) => ({
          value: subject,
          label: t(`words.subject.${subject}`),
          text: t(`customFields.${subject}Text`),
        }))}
        kinds={kinds.map((kind) => ({ value: kind, label: t(`words.kind.${kind}`) }))}
        opened={
          line && field
            ? {
                stays: t('customFields.stays', { kind: line.kindName, subject: line.subjectName }),
                choices: hasChoices(field.kind)
                  ? field.choices.map(({ id, name, archivedAt }, at) => ({
                      ...{ id, name, orderNumber: (at + 1) * 10, archived: archivedAt !== null },
                      label: t('customFields.choiceName', { at: at + 1 }),
                      orderLabel: t('customFields.choiceOrder', { name }),
                    }))
                  : null,
              }
            : null
        }
        actions={{ add, edit, move, archive, restore }}
      />
    )
  },
  { permission: 'customField.edit' },
)
