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
import { settingsFrame } from '@/lib/web/settings'
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
    const funnel = all.filter((phase) => !phase.archivedAt)
    const name = { name: accountType.description }
    const lines = funnel.map((phase) => ({
      id: phase.id,
      version: phase.version,
      orderNumber: phase.orderNumber,
      code: phase.code,
      name: phase.description,
      phaseType: phase.phaseType,
      type: t(`words.phaseType.${phase.phaseType as 'initial'}`),
      stalledAfterDays: phase.stalledAfterDays,
      openLeads: number(open.get(phase.id) ?? 0, language),
      up: t('settings.up', { name: phase.description }),
      down: t('settings.down', { name: phase.description }),
    }))
    const checks = setUpChecks(context, accountType, funnel, reasons.length, phasesRenumber)
    const asked = phaseTypes.find((type) => type === query.get('add'))
    const started = funnel.some((phase) => phase.phaseType === 'initial')
    const line = lines.find((one) => one.id === query.get('edit'))
    const inPhase = line ? (open.get(line.id) ?? 0) : 0
    const total = funnel.reduce((sum, phase) => sum + (open.get(phase.id) ?? 0), 0)
    return (
      <LeadPhasesView
        settings={settingsFrame(context, 'accountTypes')}
        accountTypeId={accountType.id}
        title={t('leadPhases.title', name)}
        lead={t('leadPhases.lead', { count: total })}
        words={texts(language, 'leadPhases')}
        lines={lines}
        archived={all
          .filter((phase) => phase.archivedAt)
          .map((phase) => ({ id: phase.id, version: phase.version, name: phase.description }))}
        checks={checks}
        checkHeading={t('settings.checkHeading', { count: checks.length })}
        types={phaseTypes.map((type) => ({
          value: type,
          label: t(`words.phaseType.${type}`),
          text: t(`leadPhases.${type}Text`),
        }))}
        fields={custom.map((field) => ({
          value: field.id,
          label: t('leadPhases.requiredOf', { name: field.name, subject: t(`words.subject.${field.subject}`) }),
        }))}
        suggested={asked ?? (started ? 'regular' : 'initial')}
        editing={
          line
            ? {
                line,
                required: required.filter(({ leadPhaseId }) => leadPhaseId === line.id).map(({ fieldId }) => fieldId),
                heading: t('leadPhases.editHeading', { name: line.name }),
                archiveTitle: t('leadPhases.archiveTitle', { name: line.name }),
                settle:
                  inPhase > 0
                    ? {
                        legend: t('leadPhases.settleLegend', { count: inPhase }),
                        texts: {
                          ...texts(language, 'accountTypes'),
                          move: t('leadPhases.move'),
                          moveText: t('leadPhases.moveText'),
                        },
                        phases: funnel
                          .filter((phase) => phase.id !== line.id)
                          .map((phase) => ({ value: phase.id, label: phase.description })),
                        reasons: reasons.map((reason) => ({ value: reason.id, label: reason.description })),
                        mayKeep: false,
                      }
                    : null,
              }
            : null
        }
        actions={{ add: phaseAdd, edit: phaseEdit, move: phaseMove, archive: phaseArchive, restore: phaseRestore }}
      />
    )
  },
  { permission: 'leadPhase.edit' },
)
