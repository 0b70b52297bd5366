import { useEffect, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { IconName } from '../icon/icon-name'
import { recentIds } from './recent'

/** Something the palette offers: an address, or a button of the page below that it presses. */
export type Command = { key: string; label: string; note?: string; href: string; press?: HTMLElement }
export type CommandGroup = { id: string; heading: string; icon: IconName; commands: Command[] }
export type PaletteTexts = Messages['palette']
type Loaded = { texts: PaletteTexts; groups: CommandGroup[] }

/** How long nothing is typed before customers are looked for. */
const pause = 200

/** What the palette offers for what is typed: all of it at first, then what has the words, and customers found by them. */
export function useCommands(q: string, userId: string) {
  const words = plain(q).split(/\s+/).filter(Boolean)
  const [loaded, setLoaded] = useState<Loaded>()
  const [found, setFound] = useState<{ q: string; group: CommandGroup | null }>()
  const asked = q.trim()

  useEffect(() => {
    const recent = new URLSearchParams({ recent: recentIds(userId).join() })
    return ask<Loaded>(`/api/palette?${recent}`, (answer) => setLoaded({ ...answer, groups: withPage(answer) }))
  }, [userId])

  useEffect(() => {
    if (asked.length < 2) return
    let stop = () => {}
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: asked })
      stop = ask<{ group: CommandGroup | null }>(`/api/palette/customers?${query}`, ({ group }) =>
        setFound({ q: asked, group }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [asked])

  const known = (loaded?.groups ?? []).map((group) => ({
    ...group,
    commands: group.commands.filter(({ label, note }) =>
      words.every((word) => plain(`${label} ${note ?? ''}`).includes(word)),
    ),
  }))
  const shown = new Set(known.flatMap(({ commands }) => commands.map(({ key }) => key)))
  const customers = asked.length >= 2 && found?.group
  return {
    texts: loaded?.texts,
    busy: !loaded || (asked.length >= 2 && found?.q !== asked),
    // A customer opened last is not offered a second time.
    groups: [...known, ...(customers ? [without(customers, shown)] : [])].filter(({ commands }) => commands.length > 0),
  }
}

const without = (group: CommandGroup, keys: Set<string>): CommandGroup => ({
  ...group,
  commands: group.commands.filter(({ key }) => !keys.has(key)),
})

/** Calls back with the answer unless it is stopped; whoever is signed out, or without a connection, gets none. */
function ask<T>(url: string, use: (answer: T) => void): () => void {
  const control = new AbortController()
  fetch(url, { signal: control.signal })
    .then(async (response) => {
      if (response.ok) use(await response.json())
    })
    .catch(() => {})
  return () => control.abort()
}

/** What the page below can do is offered first. */
function withPage({ texts, groups }: Loaded): CommandGroup[] {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-command] :is(a, button)')]
  const commands = buttons.map((press, at) => ({ key: `here-${at}`, label: press.textContent.trim(), href: '', press }))
  return [{ id: 'here', heading: texts.here, icon: 'right', commands }, ...groups]
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
