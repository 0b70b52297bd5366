/** `label`: what the field is called, where the message does not say which it is about. */
export type FieldError = { field?: string; label?: string; message: string }

/** A field that two people wrote: what stood there before, theirs and mine as a reader sees them, and who wrote theirs. */
export type Clash = { field: string; label: string; before: string; theirs: string; mine: string; who: string }

/** Who changed what since the page was made; what the form had left alone is `taken` from there, the next post is made from `version`. */
export type Meanwhile = { sentences: string[]; version: number; taken: string[]; clashes: Clash[] }

/** A customer that looks like another: where it stands, where and whose it is, and why it is one of these. */
export type DuplicateHit = { id: string; href: string; title: string; text: string; why: string }

/** What came back from a form that was not carried out: everything typed, and why. */
export type FormState = {
  values: Record<string, string | string[]>
  errors: FieldError[]
  meanwhile?: Meanwhile
  /** Those that look like what is to be added, and what says that it is to be added all the same. */
  duplicates?: { hits: DuplicateHit[]; confirmation: string }
  /** Nobody is signed in any more; the form asks for e-mail and password and goes on. */
  signedOut?: boolean
  /** Counts the answers, so that inputs are drawn anew with what was typed. */
  attempt: number
}

export const emptyForm: FormState = { values: {}, errors: [], attempt: 0 }

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

/** Fields that the form itself needs; an operation never sees them. */
export const formFields = {
  request: 'requestId',
  signedInAs: 'signedInAs',
  signInEmail: 'signInEmail',
  signInPassword: 'signInPassword',
} as const

/** Which of two values of a field is chosen, and theirs as the field would post it. */
export const chosenField = (field: string) => `chosen.${field}`
export const theirsField = (field: string) => `theirs.${field}`
