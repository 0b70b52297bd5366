import type { Hands } from './place'

/** What a round did, in words with figures, and everything that should not have been. */
export type Outcome = { did: string; found: string[] }

export type Round = { name: string; run: (hands: Hands, quick: boolean) => Promise<Outcome> }
