/** Of a long text the sentence of a change shows the beginning. */
const longest = 100

/** What a sentence about an activity says of it; `_` where it says nothing. */
export const factsOf = ({ kind, text }: { kind: string; text: string | null }) => ({
  kind,
  text: !text ? '_' : text.length > longest ? `${text.slice(0, longest)}…` : text,
})
