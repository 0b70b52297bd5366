export type FieldError = { field?: string; message: string }

/** What came back from a form that was not carried out: everything typed, and why. */
export type FormState = {
  values: Record<string, string | string[]>
  errors: FieldError[]
  /** Someone else changed it since: who and what, as sentences; the next post is made from `version`. */
  meanwhile?: { sentences: string[]; version: number }
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
