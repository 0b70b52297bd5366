import { z } from 'zod'
import type { Reading } from '../format/reading'

export const contactFields = (read: Reading) => ({
  name: read.requiredText(200),
  function: read.text(100),
  phone: read.phone,
  mobile: read.phone,
  email: read.email,
  remark: read.text(2000),
  primary: read.ticked,
})

export const seenContact = { contactId: z.uuid(), version: z.coerce.number().int() }
