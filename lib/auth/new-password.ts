import { z } from 'zod'
import { isCommonPassword } from './common-passwords'

/** A password someone chooses: 12 to 200 characters, none of the common ones. Not trimmed. */
export const NewPassword = z
  .unknown()
  .optional()
  .transform((raw, context) => {
    const password = typeof raw === 'string' ? raw : ''
    const issue =
      password.length < 12
        ? 'passwordShort'
        : password.length > 200
          ? 'passwordLong'
          : isCommonPassword(password) && 'passwordCommon'
    if (!issue) return password
    context.addIssue({ code: 'custom', message: issue, params: { min: 12, max: 200 } })
    return z.NEVER
  })
