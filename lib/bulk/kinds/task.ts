import { z } from 'zod'
import { addActivity } from '../../activities/add-activity'
import { lockRow } from '../../changes/gate'
import type { Kind } from '../kind'

type Input = { text: string; day: string | null; assignee: string | null }

/** Without an assignee it is for the owner of each customer; of one that nobody owns for who adds it. */
export const task: Kind<Input> = {
  about: 'customers',
  permission: 'activity.add',
  asks: (read) => z.object({ text: read.requiredText(5000), day: read.day, assignee: read.optionalChoice }),
  async act(actor, tx, { customerId }, { text, day, assignee }) {
    const { ownerId } = await lockRow(tx, actor, 'customer', customerId, 'share')
    const whose = { customerId, lead: null, contact: null, assignee: assignee ?? ownerId }
    return addActivity(actor, { ...whose, kind: 'task', text, day, time: null, minutes: null })
  },
}
