import { plain } from '../customers/search-text'

type Person = { id: string; name: string }

/**
 * Who is named in a text: `@` and a whole name, or the first name where only one of them has it; without regard to
 * accents and capitals. Longer names go first, so that @Ana Duarte does not name an Ana.
 */
export function mentionedIn(text: string, people: Person[]): string[] {
  const firstNames = people.map(({ name }) => firstOf(plain(name)))
  const written = people.flatMap(({ id, name }) => {
    const whole = plain(name)
    const first = firstOf(whole)
    const alone = firstNames.filter((one) => one === first).length === 1
    return alone && first !== whole
      ? [
          { id, as: whole },
          { id, as: first },
        ]
      : [{ id, as: whole }]
  })
  let left = plain(text)
  const found = new Set<string>()
  for (const { id, as } of written.toSorted((one, other) => other.as.length - one.as.length)) {
    const named = new RegExp(`@${as.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
    const without = left.replace(named, ' ')
    if (without !== left) found.add(id)
    left = without
  }
  return [...found]
}

const firstOf = (name: string) => name.split(/\s+/)[0] ?? name
