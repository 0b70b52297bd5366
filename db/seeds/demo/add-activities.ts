import { insert } from '@/lib/changes/write'
import { type Book, enterInBook, idAt } from './book'
import type { Name } from './cast'
import { seeded } from './random'
import type { Stage } from './stage'
import { addDays, workingInstant } from './timing'

type Told = [daysAgo: number, kind: 'note' | 'call' | 'meeting' | 'visit', who: Name, text: string, minutes?: number]

const told: Told[] = [
  [34, 'call', 'ana', 'Rui found us through Colégio da Ribeira. The heating bill doubled.', 12],
  [20, 'meeting', 'ana', 'Met Rui and the owner. They want to start in May, before the season.', 60],
  [12, 'visit', 'tiago', 'Measured the kitchen and 42 rooms. The second boiler can stay.', 150],
  [5, 'note', 'ana', 'Rui signs up to €50,000 himself; above that the board decides.'],
  [1, 'call', 'ana', 'Rui needs the heat-loss figures before the board meets on Friday.', 8],
]
const task = { inDays: 3, text: 'Ask Tiago for the photos of the boiler room' }

/** What was done with the best-known customer of the demo, and a task; with chance of its own, so the rest stays as it is. */
export function addActivities(book: Book, stage: Stage) {
  const random = seeded(20_260_311)
  const own = { ...book, random }
  const customer = [...(book.tables.get('customers')?.values() ?? [])].find(({ name }) => name === 'Hotel Miramar Foz')
  if (!customer) throw new Error('the demo has no Hotel Miramar Foz')
  const customerId = String(customer.id)

  function enter(at: Date, who: Name, fields: { kind: string; text: string } & Record<string, unknown>) {
    const id = idAt(own, at)
    const userId = stage.userIds[who]
    const row = { customerId, assigneeId: userId, ...fields, createdAt: at, updatedAt: at }
    const { kind, text } = fields
    enterInBook(
      own,
      { userId, through: 'form' },
      at,
      { entity: 'activity', entityId: id, version: 1, customerId },
      { operation: 'activity.added', facts: { kind, text }, writes: [insert('activities', { id }, row)] },
    )
  }

  for (const [ago, kind, who, text, minutes = null] of told) {
    const at = workingInstant(random, stage.now, ago)
    enter(at, who, { kind, text, minutes, day: stage.dayOf(at), time: stage.timeOf(at), doneAt: at })
  }
  enter(workingInstant(random, stage.now, 1), 'ana', {
    ...{ kind: 'task', text: task.text, day: addDays(stage.today, task.inDays), time: null, doneAt: null },
  })
}
