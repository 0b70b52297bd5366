import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react'
import { type Cell, pageOf } from './cells'
import { type CutForm, cutDown, formIn } from './form-of-page'

/** `form`: undefined where the page of the cell has none that changes it. */
export type Opened = { page: string; form: CutForm | undefined }

/** Opens the form of a cell, and draws the list anew when that of a page was saved: `whenFresh` is called with the page. */
export function useOpened(whenFresh: (page: string) => void) {
  const router = useRouter()
  const [opened, setOpened] = useState<Opened>()
  const [reading, setReading] = useState(false)
  const [hasSaved, setHasSaved] = useState(false)
  const [refreshing, startRefresh] = useTransition()
  const saved = useRef<string>(undefined)

  async function open(cell: Cell) {
    const page = pageOf(cell)
    setReading(true)
    const read = await fetch(page)
      .then(async (answer) => (answer.redirected ? undefined : { form: formIn(await answer.text(), cell.place) }))
      .catch(() => undefined)
    setReading(false)
    // Signed out, or without a connection: the page itself says so.
    if (!read) window.location.assign(page)
    else setOpened({ page, form: read.form && cutDown(read.form, cell.place) })
  }

  const finish = useEffectEvent(whenFresh)
  useEffect(() => {
    if (refreshing || !saved.current) return
    finish(saved.current)
    saved.current = undefined
  }, [refreshing])

  return {
    ...{ opened, reading, hasSaved, open },
    close: () => setOpened(undefined),
    refresh: () =>
      startRefresh(() => {
        saved.current = opened?.page
        setHasSaved(true)
        router.refresh()
      }),
  }
}
