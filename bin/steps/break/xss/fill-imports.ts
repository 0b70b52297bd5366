import { csvLine } from '../../../../lib/transfer/write-csv'
import type { Visitor } from '../../visit/visitor'
import { bringIn, check, upload } from '../bring-in'
import { payloadFor, textFor } from './texts'

const customers = ['Name', 'E-mail', 'Website', 'City', 'Remark', 'Owner']
const leads = [...customers, 'Account type', 'Lead state', 'Title', 'Opened on']

/** Files whose names, heads and cells are payloads, left at each step of the import. Answers the pages that show them. */
export async function fillImports(visitor: Visitor, count: number): Promise<string[]> {
  const pages: string[] = ['/import']
  for (let at = 0; at < count; at += 1) {
    const path = await upload(visitor, textFor('fileName'), file(at % 3 === 2 ? customers : leads))
    pages.push(path, `${path}?values=1`)
    if (at % 3 === 0) continue
    await check(visitor, path)
    pages.push(`${path}/check`)
    if (at % 3 === 1) continue
    await bringIn(visitor, path)
    pages.push(`${path}/result`)
  }
  return pages
}

function file(known: string[]): string {
  const heads = [...known, ...Array.from({ length: 6 }, () => payloadFor('head'))]
  const rows = Array.from({ length: 20 }, () => heads.map((head) => cellOf(head)))
  return [heads, ...rows].map((cells) => csvLine(cells)).join('')
}

function cellOf(head: string): string {
  if (head === 'E-mail' || head === 'Website') return textFor(head === 'E-mail' ? 'email' : 'website')
  if (head === 'Name') return textFor('rowName')
  if (head === 'Opened on') return '2026-01-02'
  return head === 'Account type' && Math.random() < 0.5 ? '' : payloadFor('cell', 100)
}
