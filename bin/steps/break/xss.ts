import type { Page } from '@playwright/test'
import { organizations } from '../../../db/schema'
import { cast } from '../../../db/seeds/demo/cast'
import { signedIn, type Visitor } from '../visit/visitor'
import { leaveTraces } from './leave-traces'
import { idsOf } from './organization-ids'
import { everyPage } from './own-forms'
import { type Hands, openPlace, type Place } from './place'
import type { Round } from './round'
import { askable, askedPages } from './xss/asked-pages'
import { fillCustomers, pagesOf } from './xss/fill-customers'
import { fillImports } from './xss/fill-imports'
import { addCustomFields, addOneOfEach, renameAll, settingsPages } from './xss/fill-settings'
import { payloads } from './xss/payloads'
import { proveDetector } from './xss/prove-detector'
import { typeRefused } from './xss/refused-forms'
import { strangersIn } from './xss/strangers'
import { payloadsGiven } from './xss/texts'
import { openWatched, type Watched } from './xss/watched-browser'

/** Texts that would run, in every field, and every page of them in a browser. */
export const xss: Round = {
  name: 'xss',
  run: (hands, quick) =>
    show(
      hands,
      quick
        ? { customers: 6, turns: 1, asked: askable, imports: 3, refused: 3, both: false }
        : { customers: payloads.length, turns: 40, asked: payloads.length, imports: 60, refused: 30, both: true },
    ),
}

/** `turns`: how often all that has a name is named anew. `both`: each page with and without the security policy. */
type Wish = { customers: number; turns: number; asked: number; imports: number; refused: number; both: boolean }

async function show(hands: Hands, wish: Wish): Promise<string> {
  const { found } = hands
  const place = await openPlace(hands, 'break_xss')
  const visitor = await signedIn(place.origin, cast.ana.email, '10.0.0.1')
  const watched = await openWatched(visitor, hands.stopping)
  try {
    const proof = await proveDetector(watched, visitor)
    for (const missed of proof.missed) found.add(missed)
    Object.assign(watched.seen, { shown: 0, holding: 0 })
    const { shown, holding } = await showAll(watched, visitor, place, wish)
    if (holding < shown / 3) found.add('too few pages show a payload')
    return `${payloadsGiven()} payloads given to the fields of ${wish.customers} customers, ${wish.imports} files and the settings; ${shown} pages shown, ${holding} with payloads to read, ${wish.refused} refused forms; the detector noticed ${proof.shown - proof.missed.length} of ${proof.shown} that do run`
  } finally {
    for (const [what, where] of watched.found) found.add(`${where}: ${what}`)
    await watched.end()
    visitor.close()
    await place.end()
  }
}

async function showAll(watched: Watched, visitor: Visitor, place: Place, wish: Wish) {
  const pages = await Promise.all(watched.contexts.flatMap((context) => [context.newPage(), context.newPage()]))
  const open = (paths: string[]) => openAll(watched, pages, paths, wish.both)
  // One of everything, so that each page can be opened; before all that has the same names.
  await leaveTraces(visitor, 'xss')
  const [organization] = await place.db.select({ id: organizations.id }).from(organizations)
  const ids = await idsOf(place.db, organization?.id ?? '')
  await addCustomFields(visitor)
  const cards = await fillCustomers(visitor, wish.customers)
  for (let turn = 0; turn < wish.turns; turn += 1) {
    await addOneOfEach(visitor)
    await renameAll(visitor)
    await open([
      ...frame,
      ...(await settingsPages(visitor)),
      ...(await pagesOf(visitor, cards[turn] ?? '')).slice(0, 12),
    ])
  }
  for (const card of cards.slice(wish.turns)) await open(await pagesOf(visitor, card))
  await open(await fillImports(visitor, wish.imports))
  await open(askedPages(wish.asked))
  await open(everyPage(ids))
  for (const page of pages) await openPalette(watched, page)
  await Promise.all(pages.map((page) => page.emulateMedia({ media: 'print' })))
  await open([...frame, ...(await pagesOf(visitor, cards[0] ?? '')).slice(0, 5)])
  const seen = { ...watched.seen }
  await refuse(watched, pages[2], cards[0] ?? '', wish.refused)
  return seen
}

const frame = [
  ...['/', '/customers', '/customers?sort=name', '/customers?archived=1', '/customers/new', '/customers/columns'],
  ...['/customers/views', '/customers/views/history', '/search?q=script', '/board', '/activities', '/digest'],
  ...['/overview', '/overview/moved', '/more', '/profile', '/import', '/sign-out', '/missing'],
]

/** Each page of the browser takes the next path; `both`: those with the policy take all, and those without too. */
async function openAll({ visit }: Watched, pages: Page[], paths: string[], both: boolean) {
  const half = pages.length / 2
  const lists = both ? [[...paths], [...paths]] : [[...paths]]
  await Promise.all(
    pages.map(async (page, at) => {
      const list = lists[at < half ? 0 : lists.length - 1] ?? []
      for (let path = list.shift(); path !== undefined; path = list.shift()) await visit(page, path)
    }),
  )
}

/** What is written into a page after it came: the names that the palette offers. */
async function openPalette({ visit, found }: Watched, page: Page) {
  await visit(page, '/customers')
  // Keys that come before React has taken the page over are lost.
  await page.waitForFunction(() => Object.keys(document.querySelector('.top') ?? {}).length > 0)
  await page.keyboard.press('Control+k')
  await page.locator('dialog.palette input').fill('script')
  await page.locator('dialog.palette [role=option]').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(500)
  for (const what of await page.evaluate(strangersIn)) found.set(what, 'the palette')
}

async function refuse({ visit, found }: Watched, page: Page | undefined, card: string, count: number) {
  const paths = ['/customers/new', `${card}/edit`, `${card}/contacts`]
  for (let turn = 0; page && turn < count; turn += 1) {
    const path = paths[turn % paths.length] ?? ''
    if (!(await typeRefused(page, (one) => visit(page, one), path, turn)))
      found.set('a refused form told nothing', path)
    for (const what of await page.evaluate(strangersIn)) found.set(what, path)
  }
}
