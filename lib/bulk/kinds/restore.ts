import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { restoreCustomer } from '../../customers/archive-customer'
import type { Kind } from '../kind'

export const restore: Kind<object> = {
  about: 'customers',
  permission: 'customer.archive',
  asks: () => z.object({}),
  async act(actor, tx, { customerId }) {
    const { version } = await lockRow(tx, actor, 'customer', customerId)
    return restoreCustomer(actor, { customerId, version })
  },
}
