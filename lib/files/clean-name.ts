const longest = 200

/**
 * A file's name as it was typed, without a path and without what cannot be seen, such as marks that turn the direction
 * of writing and make `gpj.exe` read `exe.jpg`. Too long, it keeps its ending. Empty when nothing is left.
 */
export function cleanName(typed: string): string {
  const name = (typed.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .replace(/^\.+$/, '')
  if (name.length <= longest) return name
  const [ending = ''] = /\.[^.]{1,20}$/.exec(name) ?? []
  return `${name.slice(0, longest - ending.length).toWellFormed()}${ending}`
}
