import { z } from 'zod'
import { lockRow } from '../../changes/gate'
import { fail, type Reading } from '../../format/reading'
import { isId } from '../../ids'
import { changeOwner } from '../../leads/change-owner'
import type { Kind } from '../kind'

type Input = { owner: string; leads: boolean }

/** The owner must be chosen, were it `nobody`: an empty field takes no customer from anybody. */
const asks = (read: Reading) =>
  z.object({
    owner: z
      .unknown()
      .transform((raw, context) =>
        typeof raw === 'string' && (raw === 'nobody' || isId(raw)) ? raw : fail(context, 'choose'),
      ),
    leads: read.ticked,
  })

export const owner: Kind<Input> = {
  about: 'customers',
  permission: 'customer.edit',
  asks,
  async act(actor, tx, { customerId }, input) {
    const { version } = await lockRow(tx, actor, 'customer', customerId)
    const ownerId = input.owner === 'nobody' ? null : input.owner
    return changeOwner(actor, { customerId, version, owner: ownerId, openLeads: input.leads })
  },
}
