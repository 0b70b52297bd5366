'use server'
import { z } from 'zod'
import { beginCheck } from '@/lib/books/begin-check'
import { formAction } from '@/lib/web/form-action'

export const check = formAction(z.object({}), beginCheck, () => ({ to: '/settings/books' }))
