/** How many files can be added at once. */
export const mostAtOnce = 10

/** The type of bytes of which nothing more is known. */
export const unknownType = 'application/octet-stream'
