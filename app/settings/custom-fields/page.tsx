import { CustomFieldsView } from '@/components/settings/custom-fields-view'
import { listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { hasChoices, kinds, subjects } from '@/lib/custom-fields/vocabulary'
import { texts } from '@/lib/i18n/translate'
import { page } from '@/lib/web/page'
import { settingsFrame } from '@/lib/web/settings'
import { add, archive, edit, move, restore } from './actions'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, query } = context
    const all = await listCustomFields(actor)
    const lines = all
      .filter((field) => !field.archivedAt)
      .map((field) => ({
        id: field.id,
        version: field.version,
        orderNumber: field.orderNumber,
        name: field.name,
        helpText: field.helpText,
        subject: field.subject,
        subjectName: t(`words.subject.${field.subject}`),
        kindName: t(`words.kind.${field.kind}`),
        choices: field.choices
          .filter((choice) => !choice.archivedAt)
          .map((choice) => choice.name)
          .join(', '),
        up: t('settings.up', { name: field.name }),
        down: t('settings.down', { name: field.name }),
      }))
    const line = lines.find((one) => one.id === query.get('edit'))
    const field = all.find((one) => one.id === line?.id)
    return (
      <CustomFieldsView
        settings={settingsFrame(context, 'customFields')}
        title={t('customFields.title')}
        words={texts(language, 'customFields')}
        lines={lines}
        archived={all
          .filter((one) => one.archivedAt)
          .map((one) => ({
            ...{ id: one.id, version: one.version, name: one.name },
            text: `${one.name} (${t(`words.subject.${one.subject}`)})`,
          }))}
        subjects={subjects.map((subject) => ({
          value: subject,
          label: t(`words.subject.${subject}`),
          text: t(`customFields.${subject}Text`),
        }))}
        kinds={kinds.map((kind) => ({ value: kind, label: t(`words.kind.${kind}`) }))}
        editing={
          line && field
            ? {
                line,
                heading: t('customFields.editHeading', { name: line.name }),
                stays: t('customFields.stays', { kind: line.kindName, subject: line.subjectName }),
                choices: hasChoices(field.kind)
                  ? field.choices.map((choice, at) => ({
                      ...{ id: choice.id, name: choice.name, orderNumber: (at + 1) * 10 },
                      label: t('customFields.choiceName', { at: at + 1 }),
                      orderLabel: t('customFields.choiceOrder', { name: choice.name }),
                      archived: choice.archivedAt !== null,
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
