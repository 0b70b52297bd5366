/** What one does with a customer. A note is written down; a task is only ever planned; the others are either. */
export const activityKinds = ['note', 'call', 'meeting', 'visit', 'task'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What a timeline shows. */
export const timelineFilters = ['everything', 'activities', 'changes', ...activityKinds] as const
export type TimelineFilter = (typeof timelineFilters)[number]

/** What is to be done, by its day: `soon` is after today, within the seven days that begin with it. */
export const toDoFilters = ['all', 'late', 'today', 'soon', 'undated'] as const
export type ToDoFilter = (typeof toDoFilters)[number]
