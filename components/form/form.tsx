'use client'
import {
  createContext,
  Fragment,
  type ReactNode,
  type RefObject,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { emptyForm, type FormAction, type FormState, formFields } from '@/lib/web/form-state'
import { Clashes } from './clashes'
import { ErrorSummary } from './error-summary'
import { useFormPage } from './form-page'
import { overTheWire } from './over-the-wire'
import { SignInAgain } from './sign-in-again'

type Answer = {
  state: FormState
  prefix: string
  busy: boolean
  /** Called when the form was carried out. */
  whenSaved: RefObject<() => void>
  /** What is in the form was typed into other versions than the page's. */
  typedIntoCustomer: number | undefined
  setTypedInto: (versions: TypedInto) => void
}
/** The version of what a form is about, and of the customer whose fields it asks besides. */
export type TypedInto = { version?: number; customerVersion?: number }
const nothing = () => {}
const Context = createContext<Answer>({
  ...{ state: emptyForm, prefix: '', busy: false },
  ...{ whenSaved: { current: nothing }, typedIntoCustomer: undefined, setTypedInto: nothing },
})

/** The form around a field: what was typed before, and what is wrong with it. */
export const useForm = () => useContext(Context)

/**
 * The one form of the product: posts to a Server Action with and without JavaScript, and shows what came back.
 * `version` is the version the page was made from; `name` tells several forms of one page apart.
 */
export function Form({
  action,
  children,
  className,
  name = '',
  version,
  id,
  answersAt,
  draft,
}: {
  action: FormAction
  children: ReactNode
  className?: string
  name?: string
  version?: number
  id?: string
  /** Without JavaScript the answer to the form is this page: for one that may stand elsewhere by then, or not at all. */
  answersAt?: string
  /** Keeps what is typed until it is saved. */
  draft?: ReactNode
}) {
  const { pageId, userId, texts, setFailed } = useFormPage()
  const formId = useId()
  const whenSaved = useRef(nothing)
  const [{ version: typedInto, customerVersion: typedIntoCustomer }, setTypedInto] = useState<TypedInto>({})
  // Without JavaScript the browser posts to the action itself, which only the server can draw.
  const sent =
    typeof window === 'undefined'
      ? action
      : overTheWire(action, { notSent: texts.notSent, onSaved: () => whenSaved.current() })
  const [state, submit, busy] = useActionState(sent, emptyForm, answersAt)
  const failed = state.errors.length > 0 || Boolean(state.signedOut)
  useEffect(() => setFailed(failed), [failed, setFailed])
  const prefix = name && `${name}-`
  // The version that what stands in the fields was typed from, on a page that may be drawn anew around it.
  const typedFrom = state.meanwhile?.version ?? state.values.version ?? typedInto ?? version
  return (
    <Context value={{ state, prefix, busy, whenSaved, typedIntoCustomer, setTypedInto }}>
      <form action={submit} className={className} id={id} aria-busy={busy || undefined} noValidate>
        <input type="hidden" name={formFields.request} value={`${pageId} ${formId}`} />
        <input type="hidden" name={formFields.signedInAs} value={userId} />
        {version !== undefined && <input type="hidden" name="version" value={typedFrom} />}
        <ErrorSummary state={state} prefix={prefix} texts={texts} />
        {state.meanwhile && state.meanwhile.clashes.length > 0 && (
          <Clashes
            key={`clashes ${state.attempt}`}
            clashes={state.meanwhile.clashes}
            chosen={state.values}
            texts={texts}
          />
        )}
        <SignInAgain state={state} texts={texts} />
        {draft}
        <Fragment key={state.attempt}>{children}</Fragment>
      </form>
    </Context>
  )
}
