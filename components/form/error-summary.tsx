'use client'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { FormState } from '@/lib/web/form-state'
import { Icon } from '../icon/icon'

/** What is wrong, on top, each with a link to its field; focused when it appears. */
export function ErrorSummary({ state, prefix, texts }: { state: FormState; prefix: string; texts: Messages['form'] }) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is announced anew, also one that says the same
  useEffect(() => box.current?.focus(), [state.attempt])
  if (state.errors.length === 0) return null
  return (
    <div className={state.meanwhile ? 'notice warn' : 'notice lost'} role="alert" tabIndex={-1} ref={box}>
      <Icon name={state.meanwhile ? 'users' : 'alert'} />
      <div>
        <h3>{state.meanwhile ? texts.changedMeanwhile : texts.lookAgain}</h3>
        <ul className="errs">
          {state.errors.map(({ field, label, message }) => {
            const text = label ? `${label}: ${message}` : message
            return <li key={`${field} ${message}`}>{field ? <a href={`#${prefix}${field}`}>{text}</a> : text}</li>
          })}
          {state.meanwhile?.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
