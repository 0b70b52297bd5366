import type { Actor } from '../permissions/actor'
import { continueTakeBack } from '../transfer/take-back-import'
import { runInBackground } from './run-in-background'

/** Goes on taking an import back beside the requests. */
export const runTakeBack = (actor: Actor, importId: string) =>
  runInBackground(`import ${importId} taken back`, () => continueTakeBack(actor, importId))
