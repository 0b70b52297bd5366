'use client'
import { Button } from '../form/button'
import { useForm } from '../form/form'
import { Hits } from './hits'

/** What a form came back with because others look like what is typed. */
export function LikelyDuplicates({ texts }: { texts: Record<'looksLike' | 'newTab', string> }) {
  const { state } = useForm()
  if (!state.duplicates) return null
  return (
    <section className="likely" aria-labelledby="likely">
      <h2 id="likely">{texts.looksLike}</h2>
      <Hits hits={state.duplicates.hits} apart={texts.newTab} />
    </section>
  )
}

/** Adds it all the same. After the other button: what Enter sends is never this. */
export function AddAnyway({ label }: { label: string }) {
  const { state } = useForm()
  if (!state.duplicates) return null
  return (
    <Button name="addAnyway" value={state.duplicates.confirmation}>
      {label}
    </Button>
  )
}
