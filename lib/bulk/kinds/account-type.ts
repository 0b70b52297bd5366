import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { changeAccountType } from '../../leads/change-account-type'
import { type Settled, settleFields } from '../../leads/settle-lead'
import type { Kind } from '../kind'

type Input = Settled & { accountType: string }

export const accountType: Kind<Input> = {
  about: 'customers',
  permission: 'customer.edit',
  asks: (read) => z.object({ accountType: read.choice(), ...settleFields(read) }),
  async act(actor, tx, { customerId }, input) {
    const { version } = await lockRow(tx, actor, 'customer', customerId)
    return changeAccountType(actor, { customerId, version, ...input })
  },
}
