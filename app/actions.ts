'use server'
import { completeNextAction } from '@/lib/leads/complete-next-action'
import { formAction } from '@/lib/web/form-action'
import { DoneForm } from './done-form'

export const complete = formAction(DoneForm, completeNextAction, () => ({ to: '/', flash: 'nextActionCompleted' }))
