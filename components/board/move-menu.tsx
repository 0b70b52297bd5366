import { useForm } from '../form/form'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-name'
import { type BoardProps, type Card, moveValue, type Ways } from './board-props'
import { moveHref } from './move-href'

type Props = Pick<BoardProps, 'texts' | 'here'> & { card: Card; version: number; ways: Ways; phaseId: string }

/** Where a lead can go: a button that takes it on, and links to the pages that ask first. */
export function MoveMenu({ card, version, ways, texts, here, phaseId }: Props) {
  const { leadId, customer } = card
  const { next, back, mayJump, close } = ways
  const { busy } = useForm()
  const to = (phase?: string) => moveHref(here, leadId, phase)
  if (!next) {
    return (
      <a className="move move-btn" href={to(phaseId)} draggable={false}>
        {texts.chooseReason}
        <span className="vh">, {customer}</span>
        <Icon name="right" />
      </a>
    )
  }
  return (
    <details className="move" name="move">
      <summary className="move-btn">
        {texts.move}
        <span className="vh"> {customer}</span>
        <Icon name="down" />
      </summary>
      <div className="move-list">
        {next.closing ? (
          <Way href={to(next.id)} icon="arrow" label={`${texts.completePhase} → ${next.name}…`} />
        ) : (
          <button
            type="submit"
            name="move"
            value={moveValue(leadId, version, next.id)}
            aria-disabled={busy || undefined}
            onClick={(event) => busy && event.preventDefault()}
          >
            <Icon name="arrow" />
            <span>
              {texts.completePhase} → {next.name}
            </span>
          </button>
        )}
        {back && <Way href={to(back)} icon="back" label={texts.backOne} />}
        {mayJump && <Way href={to()} icon="jump" label={texts.jumpForward} />}
        {close && !next.closing && <Way href={to(close)} icon="flag" label={texts.closeLost} />}
      </div>
    </details>
  )
}

function Way({ href, icon, label }: { href: string; icon: IconName; label: string }) {
  return (
    <a href={href} draggable={false}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  )
}
