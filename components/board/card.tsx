import { initials } from '../frame/initials'
import { DueMark } from '../funnel/due'
import { Score } from '../funnel/score'
import { Icon } from '../icon/icon'
import type { BoardProps, Card, Column } from './board-props'
import type { Dragging } from './dragging'
import { MoveMenu } from './move-menu'

type Props = Pick<BoardProps, 'texts' | 'here'> & { card: Card; column: Column; dragging: Dragging }

export function CardItem({ card, column, texts, here, dragging }: Props) {
  const { customer, title, href, city, owner, age, value, recurring, due, action, score } = card
  return (
    <li className="bcard" {...dragging.source(card, column)}>
      <article aria-label={title ? `${customer}, ${title}` : customer}>
        <div className="bcard-row">
          <h3>
            <a href={href} draggable={false}>
              {customer}
            </a>
          </h3>
          {owner && (
            <span className="avatar plain xs" title={owner}>
              <span className="vh">
                {texts.owner} {owner}
              </span>
              <span aria-hidden="true">{initials(owner)}</span>
            </span>
          )}
        </div>
        {title && <p className="bcard-title">{title}</p>}
        <p className="bcard-row">
          <span className="muted">{city}</span>
          <span className={age.look === 'fresh' ? 'age' : 'age warn'}>
            {age.look !== 'fresh' && <Icon name={age.look === 'over' ? 'clock' : 'alert'} />} <span>{age.label}</span>
          </span>
        </p>
        {(value || recurring) && (
          <p className="bcard-row bcard-money num">
            {value && <strong>{value}</strong>} {recurring && <span className="muted">+ {recurring}</span>}
          </p>
        )}
        <p className="bcard-row">
          <DueMark {...due} />
          {score !== undefined && (
            <span className="bscore num">
              <span className="vh">{texts.score} </span>
              <Score score={score} />
            </span>
          )}
        </p>
        {action && <p className="bcard-act">{action}</p>}
        {card.version !== undefined && (
          <MoveMenu
            card={card}
            version={card.version}
            ways={column.ways}
            texts={texts}
            here={here}
            phaseId={column.id}
          />
        )}
      </article>
    </li>
  )
}
