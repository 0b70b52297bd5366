/** How many files can be added at once. */
export const mostAtOnce = 10
