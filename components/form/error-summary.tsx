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
  const isMistake = !state.meanwhile && !state.duplicates
  return (
    <div className={isMistake ? 'notice lost' : 'notice warn'} role="alert" tabIndex={-1} ref={box}>
      <Icon name={isMistake ? 'alert' : 'users'} />
      <div>
        <h3>{headingOf(state, texts)}</h3>
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

function headingOf({ meanwhile, duplicates }: FormState, texts: Messages['form']) {
  if (duplicates) return texts.thereAlready
  return meanwhile ? texts.changedMeanwhile : texts.lookAgain
}
