/** How a lead came into a phase. `moved`: from the funnel of another account type. */
const entries = ['started', 'completed', 'jumped', 'returned', 'reopened', 'moved'] as const
export type Entry = (typeof entries)[number]
