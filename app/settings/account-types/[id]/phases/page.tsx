import { LeadPhasesView } from '@/components/settings/lead-phases-view'
import { listAccountTypes } from '@/lib/account-types/list-account-types'
import { listReasonsFor } from '@/lib/closing-reasons/list-reasons-for'
import { inUse, listCustomFields } from '@/lib/custom-fields/list-custom-fields'
import { number } from '@/lib/format/number'
import { texts } from '@/lib/i18n/translate'
import { listAllPhases } from '@/lib/lead-phases/list-all-phases'
import { listRequiredFields } from '@/lib/lead-phases/list-required-fields'
import { phaseTypes } from '@/lib/lead-phases/vocabulary'
import { countOpenByPhase } from '@/lib/leads/count-leads'
import { Missing } from '@/lib/refusal'
import { page } from '@/lib/web/page'
import { settingsList } from '@/lib/web/settings'
import { phaseAdd, phaseArchive, phaseEdit, phaseMove, phaseRestore, phasesRenumber } from '../../actions'
import { setUpChecks } from '../../set-up-checks'

export default page(
  'settings',
  async (context) => {
    const { actor, t, language, query, id } = context
    const types = await listAccountTypes(actor, { archived: true })
    const accountType = types.find((type) => type.id === id())
    if (!accountType) throw new Missing()
    const [all, open, reasons, custom, required] = await Promise.all([
      listAllPhases(actor, accountType.id),
      countOpenByPhase(actor),
      listReasonsFor(actor, accountType.id),
      listCustomFields(actor).then(inUse),
      listRequiredFields(actor),
    ])
    const openIn = (phase?: { id: string }) => (phase ? (open.get(phase.id) ?? 0) : 0)
    const list = settingsList(context, 'accountTypes', all, {
      at: `/settings/account-types/${accountType.id}/phases`,
      groupOf: ({ phaseType }) => phaseType,
      own: (phase, place) => ({
        ...{ code: phase.code, phaseType: phase.phaseType, stalledAfterDays: phase.stalledAfterDays, place },
        type: t(`words.phaseType.${phase.phaseType as 'initial'}`),
        openLeads: number(openIn(phase), language),
      }),
    })
    const line = list.editing?.line
    const funnel = all.filter((phase) => !phase.archivedAt)
    const checks = setUpChecks(context, accountType, funnel, reasons.length, phasesRenumber)
    const asked = phaseTypes.find((type) => type === query.get('add'))
    const started = funnel.some((phase) => phase.phaseType === 'initial')
    return (
      <LeadPhasesView
        {...list}
        accountTypeId={accountType.id}
        title={t('leadPhases.title', { name: accountType.description })}
        lead={t('leadPhases.lead', { count: funnel.reduce((sum, phase) => sum + openIn(phase), 0) })}
        words={texts(language, 'leadPhases')}
        checks={{ heading: t('settings.checkHeading', { count: checks.length }), checks }}
        types={phaseTypes.map((type) => ({
          value: type,
          label: t(`words.phaseType.${type}`),
          text: t(`leadPhases.${type}Text`),
        }))}
        suggested={asked ?? (started ? 'regular' : 'initial')}
        fields={custom.map((field) => ({
          value: field.id,
          label: t('leadPhases.requiredOf', { name: field.name, subject: t(`words.subject.${field.subject}`) }),
        }))}
        required={required.filter(({ leadPhaseId }) => leadPhaseId === line?.id).map(({ fieldId }) => fieldId)}
        settle={
          openIn(line) > 0
            ? {
                legend: t('leadPhases.settleLegend', { count: openIn(line) }),
                texts: {
                  ...texts(language, 'accountTypes'),
                  move: t('leadPhases.move'),
                  moveText: t('leadPhases.moveText'),
                },
                phases: funnel
                  .filter((phase) => phase.id !== line?.id)
                  .map((phase) => ({ value: phase.id, label: phase.description })),
                reasons: reasons.map((reason) => ({ value: reason.id, label: reason.description })),
                mayKeep: false,
              }
            : null
        }
        actions={{ add: phaseAdd, edit: phaseEdit, move: phaseMove, archive: phaseArchive, restore: phaseRestore }}
      />
    )
  },
  { permission: 'leadPhase.edit' },
)
