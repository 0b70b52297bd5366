/** So many rows are rehearsed, done and taken back within a request: a second or two. */
export const mostAtOnce = 200
