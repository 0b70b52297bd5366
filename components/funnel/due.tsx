import { Icon } from '../icon/icon'

/** A planned day in words, with an icon: never colour alone. */
export type DueProps = { look: 'late' | 'today' | 'tomorrow' | 'later' | 'none'; label: string }

const icons = { late: 'alert', today: 'clock', tomorrow: 'cal', later: 'cal', none: 'alert' } as const
const classes = { late: 'due late', today: 'due today', tomorrow: 'due', later: 'due', none: 'due none' }

export function DueMark({ look, label }: DueProps) {
  return (
    <span className={classes[look]}>
      <Icon name={icons[look]} /> {label}
    </span>
  )
}
