'use server'
import { moveToPhase } from '@/lib/leads/move-to-phase'
import { formAction } from '@/lib/web/form-action'
import { MovedCard } from './moved-card'

export const move = formAction(MovedCard, moveToPhase, ({ back }) => ({ to: back, flash: 'moved' }))
