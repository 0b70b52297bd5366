import type { Hands } from './place'

/** Everything that should not have been, each once. */
export type Found = Set<string>

/**
 * `run` answers what it did, in words with figures; what it found until it ends, however it ends, is in the `found` of its
 * hands. `lacks` says what it would need and this machine does not have.
 */
export type Round = {
  name: string
  run: (hands: Hands, quick: boolean) => Promise<string>
  lacks?: () => string | undefined
}
