import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'

/** How long nothing is typed before a search applies. */
const pause = 600

/**
 * Makes the choices of a GET form apply at once, on top of its button: the page is drawn anew where it stands, and
 * the focus stays. A search applies when the typing rests, a day when one leaves it; numbers wait for the button.
 */
export function useApply() {
  const router = useRouter()
  const ref = useRef<HTMLFormElement>(null)
  const held = useRef('')
  const wentBack = useRef(false)
  const drawn = useSearchParams().toString()

  // What Back or Forward brings is shown by the fields too, also by those that were typed in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address is drawn once
  useLayoutEffect(() => {
    if (wentBack.current) ref.current?.reset()
    wentBack.current = false
  }, [drawn])

  // A choice that applied is drawn anew, which loses the focus.
  useLayoutEffect(() => {
    if (!held.current || document.activeElement !== document.body) return
    document.getElementById(held.current)?.focus({ preventScroll: true })
    held.current = ''
  })

  useEffect(() => {
    const form = ref.current
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const apply = () => {
      clearTimeout(timer)
      if (isToBeRead(form)) return form.requestSubmit()
      held.current = document.activeElement?.id ?? ''
      wentBack.current = false
      router.push(addressOf(form), { scroll: false })
    }
    const onChange = ({ target }: Event) => isChoice(target) && apply()
    const onInput = ({ target }: Event) => {
      clearTimeout(timer)
      // What is sent as a whole would take the page away from under the typing.
      if (typeOf(target) === 'search' && !isToBeRead(form)) timer = setTimeout(apply, pause)
    }
    const onLeave = ({ target }: FocusEvent) => {
      const { value, defaultValue } = target as HTMLInputElement
      if (typeOf(target) === 'date' && value !== defaultValue) apply()
    }
    const stop = () => clearTimeout(timer)
    const onBack = () => {
      stop()
      wentBack.current = true
    }
    const listeners = { change: onChange, input: onInput, focusout: onLeave, submit: stop }
    for (const [name, listen] of Object.entries(listeners)) form.addEventListener(name, listen as EventListener)
    window.addEventListener('popstate', onBack)
    return () => {
      stop()
      window.removeEventListener('popstate', onBack)
      for (const [name, listen] of Object.entries(listeners)) form.removeEventListener(name, listen as EventListener)
    }
  }, [router])
  return ref
}

const typeOf = (target: EventTarget | null) => (target instanceof HTMLInputElement ? target.type : undefined)
const isChoice = (target: EventTarget | null) =>
  target instanceof HTMLSelectElement || typeOf(target) === 'checkbox' || typeOf(target) === 'radio'

/** Whether something is typed that the server has to read before it can be a part of an address. */
const isToBeRead = (form: HTMLFormElement) =>
  form.elements.namedItem('show') !== null &&
  [...form.elements].some(
    (field) => /^(text|number|date)$/.test(typeOf(field) ?? '') && 'value' in field && field.value,
  )

function addressOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '' && field[0] !== 'show',
  )
  const query = new URLSearchParams(fields).toString()
  return new URL(form.action).pathname + (query && `?${query}`)
}
