'use client'
import { useRouter } from 'next/navigation'
import { type DragEvent, type HTMLAttributes, type RefObject, useEffect, useRef, useState } from 'react'
import { useForm } from '../form/form'
import { type Card, type Column, moveValue } from './board-props'
import { moveHref } from './move-href'

type Attributes = Pick<HTMLAttributes<HTMLElement>, 'draggable' | 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'>

export type Dragging = {
  /** The column under the card that is dragged. */
  over: string | null
  source: (card: Card, column: Column) => Attributes
  target: (column: Column) => Attributes
  button: RefObject<HTMLButtonElement | null>
}

/**
 * Moving a card with the mouse, on top of its buttons: dropping sends what a button sends, and whether it may go there
 * is answered by the same operation. Only a closing phase ahead leads to the page that asks for the reason.
 */
export function useDragging(here: string, columns: Column[]): Dragging {
  const [held, setHeld] = useState<{ card: Card; from: Column } | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // What leads on after the first move would take a second one with it.
  const { busy } = useForm()
  useEffect(() => setReady(true), [])
  useFreshCards()

  function drop(column: Column, { card, from }: NonNullable<typeof held>) {
    const placeOf = (id: string) => columns.findIndex((one) => one.id === id)
    const isAhead = placeOf(column.id) > placeOf(from.id)
    if (column.closing && isAhead) return window.location.assign(moveHref(here, card.leadId, column.id))
    if (!button.current || card.version === undefined) return
    button.current.value = moveValue(card.leadId, card.version, column.id)
    button.current.form?.requestSubmit(button.current)
  }

  return {
    over,
    button,
    source: (card, from) =>
      ready && !busy && card.version !== undefined
        ? {
            draggable: true,
            onDragStart: (event: DragEvent) => {
              event.dataTransfer.setData('text/plain', card.customer)
              event.dataTransfer.effectAllowed = 'move'
              setHeld({ card, from })
            },
            onDragEnd: () => {
              setHeld(null)
              setOver(null)
            },
          }
        : {},
    target: (column) =>
      held && held.from.id !== column.id
        ? {
            onDragOver: (event: DragEvent) => {
              event.preventDefault()
              setOver(column.id)
            },
            onDrop: (event: DragEvent) => {
              event.preventDefault()
              drop(column, held)
            },
          }
        : {},
  }
}

/** After a refusal because somebody else was there first, the cards as they are now. */
function useFreshCards() {
  const { state } = useForm()
  const router = useRouter()
  useEffect(() => {
    if (state.meanwhile) router.refresh()
  }, [state.meanwhile, router])
}

/** Sends what was dropped; nobody sees it. */
export const DropButton = ({ dragging }: { dragging: Dragging }) => (
  <button ref={dragging.button} type="submit" name="move" hidden>
    ·
  </button>
)
