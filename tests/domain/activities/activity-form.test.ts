import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ActivityForm, type EditedActivity } from '@/components/activities/activity-form'
import { FormPage } from '@/components/form/form-page'
import { texts } from '@/lib/i18n/translate'
import { emptyForm } from '@/lib/web/form-state'

const editing: EditedActivity = {
  ...{ id: 'activity', version: 3, kind: 'note', text: 'The attic is dry', result: null, heading: 'Edit: Note' },
  ...{ day: null, time: null, minutes: null, leadId: 'theLead', contactId: null, assigneeId: 'joost' },
  ...{ isDone: true, mayReopen: false },
}

test('an activity that is corrected while the funnel is off stays one about its lead', () => {
  const form = createElement(ActivityForm, {
    ...{ action: async () => emptyForm, editing, customerId: 'customer', kinds: [], kind: 'note', me: 'joost' },
    ...{ leads: [], contacts: [], people: [], texts: texts('en', 'activities'), labels: texts('en', 'fields') },
  })
  const page = createElement(() => FormPage({ pageId: 'page', title: '', texts: texts('en', 'form'), children: form }))
  expect(renderToStaticMarkup(page)).toContain('<input type="hidden" name="lead" value="theLead"/>')
})
