'use server'
import { formAction } from '@/lib/web/form-action'
import { TakeBack, takeBack } from './take-back'

export const undo = formAction(TakeBack, takeBack, (_input, answer) => ({
  to: answer?.to ?? '/',
  flash: answer?.inTheWay ? undefined : 'undone',
}))
