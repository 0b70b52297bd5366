import type { Messages } from '@/lib/i18n/messages'
import { RadioCards } from '../form/choices'
import { SelectField } from '../form/inputs'
import type { Option } from '../form/options'

export type ShareProps = { mayShare: boolean; sharedWith: string; team: string | null; teams: Option[] }

/** Who sees a view beside its owner; who may not say so keeps it as it is. Without teams none can be chosen. */
export function Share({
  texts,
  share: { mayShare, sharedWith, team, teams },
}: {
  texts: Messages['savedViews']
  share: ShareProps
}) {
  if (!mayShare) {
    return (
      <>
        <input type="hidden" name="sharedWith" value={sharedWith} />
        <input type="hidden" name="team" value={team ?? ''} />
      </>
    )
  }
  const ofTeam = {
    ...{ value: 'team', label: texts.withTeam, text: texts.withTeamText },
    inside: (
      <SelectField
        name="team"
        label={texts.team}
        value={team}
        options={teams}
        empty={texts.chooseTeam}
        className="share-team"
      />
    ),
  }
  return (
    <RadioCards
      name="sharedWith"
      legend={texts.share}
      value={sharedWith}
      options={[
        { value: 'nobody', label: texts.onlyMe },
        ...(teams.length > 0 ? [ofTeam] : []),
        { value: 'all', label: texts.withAll, text: texts.shareHint },
      ]}
    />
  )
}
