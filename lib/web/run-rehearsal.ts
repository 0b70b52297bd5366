import type { Actor } from '../permissions/actor'
import { continueRehearsal } from '../transfer/check-import'
import { runInBackground } from './run-in-background'

/** Goes on rehearsing an import beside the requests. */
export const runRehearsal = (actor: Actor, importId: string) =>
  runInBackground(`import ${importId} rehearsed`, () => continueRehearsal(actor, importId))
