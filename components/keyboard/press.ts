type Place = { mayAdd: boolean; funnelOn: boolean }

/** How long after `g` the next key still says where to. */
const patience = 1500
let wentAt = 0

/** Does what a shortcut says; one that has nothing to act on here does nothing. */
export function press(key: string, here: Place) {
  const isPlace = Date.now() - wentAt < patience
  wentAt = key === 'g' ? Date.now() : 0
  const to = isPlace ? placeOf(key, here) : undefined
  if (to) go(to)
  else actions[key]?.(here)
}

function placeOf(key: string, { funnelOn }: Place): string | undefined {
  const funnel: Record<string, string> = funnelOn ? { o: '/overview', b: '/board' } : {}
  return { l: '/customers', t: '/', a: '/activities', ...funnel }[key]
}

const actions: Record<string, (here: Place) => void> = {
  '?': () => go('/shortcuts'),
  '/': search,
  c: ({ mayAdd }) => mayAdd && go('/customers/new'),
  e: edit,
  j: () => step(1),
  k: () => step(-1),
  s: save,
  save: () => submit(document.activeElement?.closest('form')),
}

const go = (path: string) => window.location.assign(path)

/** On a phone the field of the frame does not stand on the page. */
function search() {
  const field = [...document.querySelectorAll<HTMLInputElement>('#q, #find')].find((one) => one.checkVisibility())
  if (field) field.select()
  else go('/search#q')
}

/** In a row of the list, what the row shows: who changes its cells hears of it. */
function edit() {
  const row = document.activeElement?.closest('table.list tbody tr')
  if (row) row.dispatchEvent(new Event('edit', { bubbles: true }))
  const [card] = /^\/customers\/[0-9a-f-]{36}/.exec(window.location.pathname) ?? []
  if (card) go(`${card}/edit`)
}

/** The focus goes along the rows of the list: Enter opens the one it stands on, as it opens every link. */
function step(by: number) {
  const links = [...document.querySelectorAll<HTMLElement>('table.list tbody th a')]
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  const next = links[at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** The form that one is in, else the first of the page: one with something to fill in, and a button that is its point. */
function save() {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form')].filter(
    (form) => isShown(form, '.input') && isShown(form, '[type=submit].btn-primary'),
  )
  submit(forms.find((form) => form.contains(document.activeElement)) ?? forms[0])
}

const isShown = (form: HTMLFormElement, what: string) => form.querySelector(what)?.checkVisibility() ?? false

/** As Enter does in a field. */
function submit(form: HTMLFormElement | null | undefined) {
  const button = form?.querySelector<HTMLButtonElement>('button[type=submit]')
  if (form && button) form.requestSubmit(button)
}
