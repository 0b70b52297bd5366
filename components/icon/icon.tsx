import type { IconName } from './icon-name'
import sprite from './icons.svg'

/** An icon of the one sprite; decoration unless it has a label of its own. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const use = <use href={`${sprite.src}#${name}`} />
  return label ? (
    <svg className="i" role="img" aria-label={label}>
      {use}
    </svg>
  ) : (
    <svg className="i" aria-hidden="true">
      {use}
    </svg>
  )
}
