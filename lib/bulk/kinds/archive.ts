import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { archiveCustomer } from '../../customers/archive-customer'
import type { Kind } from '../kind'

export const archive: Kind<object> = {
  about: 'customers',
  permission: 'customer.archive',
  asks: () => z.object({}),
  async act(actor, tx, { customerId }) {
    const { version } = await lockRow(tx, actor, 'customer', customerId)
    return archiveCustomer(actor, { customerId, version })
  },
}
