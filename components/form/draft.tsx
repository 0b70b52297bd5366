'use client'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icon/icon'
import { type TypedInto, useForm } from './form'
import { useFormPage } from './form-page'
import { draftsAt, forgetDraft, type KeptDraft, keepDraft, placeOf } from './kept-drafts'
import { excerptOf, isTouched, readTyped, writeTyped } from './typed-fields'

/**
 * Keeps what is typed in the form around it on this device until it is saved, and offers it when the form is opened
 * again; it is never put in by itself. `of` says what the form is about.
 */
export function Draft({ of }: { of: string }) {
  const { state, whenSaved, setTypedInto } = useForm()
  const { pageId, userId, texts } = useFormPage()
  const [drawn] = useState(pageId)
  const [offers, setOffers] = useState<KeptDraft[]>([])
  const box = useRef<HTMLDivElement>(null)
  const place = placeOf(userId, of)
  const own = place + drawn
  // What came back stands in the form as if the page had brought it.
  const cameBack = state.attempt > 0

  useEffect(() => {
    const form = formOf(box.current)
    if (!form) return
    setOffers(draftsAt(place).filter(({ key }) => key !== own))
    const keep = () => (cameBack || isTouched(form) ? keepDraft(draftOf(form, own)) : forgetDraft(own))
    // What was typed before React had taken the page over made no event that is heard here.
    if (isTouched(form)) keep()
    whenSaved.current = () => forgetDraft(own)
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [place, own, cameBack, whenSaved])

  /** With the versions it was typed from: what others wrote since is merged, or asked about, as always. */
  function putBack(draft: KeptDraft) {
    const form = formOf(box.current)
    if (!form) return
    writeTyped(form, draft.typed)
    setTypedInto(draft)
    keepDraft({ ...draft, key: own })
    forget(draft)
  }

  function forget(draft: KeptDraft) {
    forgetDraft(draft.key)
    setOffers((before) => before.filter(({ key }) => key !== draft.key))
    formOf(box.current)?.querySelector<HTMLElement>('.input:not([hidden])')?.focus()
  }

  const form = formOf(box.current)
  const isOffered = form && offers.length > 0 && !cameBack
  return (
    <div className="drafts" aria-live="polite" ref={box}>
      {isOffered && (
        <section className="notice info" aria-label={texts.draftTitle}>
          <Icon name="clock" />
          <div>
            <h3>{texts.draftTitle}</h3>
            {offers.map((draft) => (
              <div className="draft" key={draft.key}>
                <p>
                  <q>{excerptOf(form, draft.typed) || '…'}</q> <small className="soft">{whenOf(draft.at)}</small>
                </p>
                <button className="btn btn-sm" type="button" onClick={() => putBack(draft)}>
                  {texts.draftBack}
                </button>
                <button className="btn btn-sm btn-quiet" type="button" onClick={() => forget(draft)}>
                  {texts.draftForget}
                </button>
              </div>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}

const formOf = (box: HTMLElement | null) => box?.closest('form') ?? null
const draftOf = (form: HTMLFormElement, key: string): KeptDraft => ({
  key,
  at: Date.now(),
  version: versionIn(form, 'version'),
  customerVersion: versionIn(form, 'customerVersion'),
  typed: readTyped(form),
})

function versionIn(form: HTMLFormElement, name: keyof TypedInto): number | undefined {
  const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`)
  return field ? Number(field.value) : undefined
}

// English is that of Europe here, as on the server.
const whenOf = (at: number) =>
  new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)
