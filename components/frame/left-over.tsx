'use client'
import { useEffect, useRef } from 'react'
import type { LeftOver } from '@/lib/web/left-over'
import { Icon } from '../icon/icon'

/**
 * Why a form was refused, and what was written in it. Shown where the form does not say so itself: what others did may
 * have taken it off the page. Focused when it appears, for with JavaScript the page stays where it was.
 */
export function LeftOverNotice({ heading, lines, typed }: LeftOver) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is announced anew, also one that says the same
  useEffect(() => box.current?.focus(), [lines])
  return (
    <div className="notice warn left-over" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <h2>{heading}</h2>
        <ul className="errs">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {typed.length > 0 && (
          <dl>
            {typed.map(({ name, label, text }) => (
              <div key={name}>
                {label && <dt>{label}</dt>}
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  )
}
