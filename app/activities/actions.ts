'use server'
import { z } from 'zod'
import { offeredDay } from '@/app/done-form'
import { AddActivity, addActivity } from '@/lib/activities/add-activity'
import { CompleteActivity, completeActivity } from '@/lib/activities/complete-activity'
import { EditActivity, editActivity } from '@/lib/activities/edit-activity'
import { LogCall, logCall } from '@/lib/activities/log-call'
import { RemoveActivity, removeActivity } from '@/lib/activities/remove-activity'
import { ReopenActivity, reopenActivity } from '@/lib/activities/reopen-activity'
import { SeeMention, seeMention } from '@/lib/activities/see-mention'
import type { Reading } from '@/lib/format/reading'
import { formAction } from '@/lib/web/form-action'

const timelineOf = (customerId: string | null | undefined) => `/customers/${customerId}/activities`

const AddForm = (read: Reading) => AddActivity(read).extend({ from: z.enum(['overview', 'timeline']) })

export const activityAdd = formAction(AddForm, addActivity, ({ customerId, from, lead }) => ({
  to: from === 'overview' ? `/customers/${customerId}/overview${lead ? `?lead=${lead}` : ''}` : timelineOf(customerId),
  flash: 'activityAdded',
}))

export const callLog = formAction(LogCall, logCall, ({ customerId }, change) => ({
  to: `${timelineOf(customerId)}?edit=${change?.entityId}#edit`,
  flash: 'callLogged',
}))

export const activityEdit = formAction(EditActivity, editActivity, (_input, change) => ({
  to: timelineOf(change?.customerId),
  flash: 'saved',
}))

const DoneForm = (read: Reading) =>
  CompleteActivity(read)
    .extend({ from: z.enum(['today', 'toDo', 'timeline']), nextOn: offeredDay(read), otherDay: read.day })
    .transform(({ nextOn, otherDay, ...rest }) => ({ ...rest, nextOn: nextOn ?? otherDay }))

export const activityComplete = formAction(DoneForm, completeActivity, ({ from }, change) => ({
  to: { today: '/', toDo: '/activities', timeline: timelineOf(change?.customerId) }[from],
  flash: 'activityCompleted',
}))

export const activityReopen = formAction(ReopenActivity, reopenActivity, (_input, change) => ({
  to: timelineOf(change?.customerId),
  flash: 'activityReopened',
}))

export const mentionSee = formAction(SeeMention, seeMention, () => ({ to: '/' }))

export const activityRemove = formAction(RemoveActivity, removeActivity, (_input, change) => ({
  to: timelineOf(change?.customerId),
  flash: 'activityRemoved',
}))
