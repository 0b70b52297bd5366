import { FilterSheet, SheetButton, type SheetTexts } from '../form/filter-sheet'
import { type Option, Options } from '../form/options'
import { useApply } from '../form/use-apply'
import type { ViewTexts } from './view-texts'

/** What figures are asked for: days, whose leads, of which account type. */
export type ScopeProps = {
  days: { name: 'from' | 'to' | 'since'; label: string; value: string }[]
  owner: string
  owners: Option[]
  team: string
  teams: Option[]
  funnel: string
  funnels: Option[]
  sheet: SheetTexts
}
type ScopeTexts = Pick<ViewTexts, 'owner' | 'everyone' | 'team' | 'anyTeam' | 'accountType' | 'anyType' | 'show'>

export function ScopeForm({ action, scope, texts }: { action: string; scope: ScopeProps; texts: ScopeTexts }) {
  const { days, owner, owners, team, teams, funnel, funnels, sheet } = scope
  const form = useApply()
  return (
    <form className="scope-form" action={action} ref={form}>
      <SheetButton texts={sheet} count={[owner, team, funnel].filter(Boolean).length} />
      <FilterSheet texts={sheet}>
        {days.map(({ name, label, value }) => (
          <p className="field" key={name}>
            <label className="label" htmlFor={name}>
              {label}
            </label>
            <input className="input num" id={name} name={name} type="date" defaultValue={value} key={value} />
          </p>
        ))}
        <Choice name="owner" label={texts.owner} empty={texts.everyone} value={owner} options={owners} />
        {teams.length > 0 && (
          <Choice name="team" label={texts.team} empty={texts.anyTeam} value={team} options={teams} />
        )}
        <Choice name="funnel" label={texts.accountType} empty={texts.anyType} value={funnel} options={funnels} />
        <div className="sheet-go">
          <button className="btn" type="submit">
            {texts.show}
          </button>
        </div>
      </FilterSheet>
    </form>
  )
}

type ChoiceProps = { name: string; label: string; empty: string; value: string; options: Option[] }

function Choice({ name, label, empty, value, options }: ChoiceProps) {
  return (
    <p className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <select className="input" id={name} name={name} defaultValue={value} key={value}>
        <Options options={options} empty={empty} />
      </select>
    </p>
  )
}
