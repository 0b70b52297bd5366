'use server'
import { formAction } from '@/lib/web/form-action'
import { ChooseShortcuts, chooseShortcuts } from '@/lib/web/shortcuts'

export const choose = formAction(ChooseShortcuts, chooseShortcuts, () => ({ to: '/shortcuts', flash: 'saved' }))
