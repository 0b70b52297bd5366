import type { Meeting } from './changes/meeting'
import type { ChangeEntity } from './changes/vocabulary'
import type { Messages } from './i18n/messages'

export type RefusalKey = keyof Messages['refusals']

/** A "no" of the rules: a fact, and the field it belongs to. Shown beside that field by `formAction`. */
export class Refusal extends Error {
  constructor(
    readonly key: RefusalKey,
    readonly field?: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(key)
    this.name = 'Refusal'
  }
}

/** A phase is not completed without what it requires: `missing` says where each is filled in. */
export class FieldsMissing extends Refusal {
  constructor(
    phase: string,
    readonly missing: { field: string; name: string }[],
  ) {
    super('lead.fieldsMissing', undefined, { phase, fields: missing.map(({ name }) => name).join(', ') })
    this.name = 'FieldsMissing'
  }
}

/** Does not exist or is not visible to the person: the same answer for both. */
export class Missing extends Error {
  constructor() {
    super('missing')
    this.name = 'Missing'
  }
}

/** For a `catch`: what is missing is undefined, and any other failure one. */
export function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Missing)) throw error
}

/** The form was made from an older version; nothing was written. `met` says what it shares with the changes since. */
export class ChangedMeanwhile extends Refusal {
  constructor(
    readonly entity: ChangeEntity,
    readonly entityId: string,
    readonly seenVersion: number,
    readonly currentVersion: number,
    readonly met: Pick<Meeting, 'taken' | 'clashes'> = { taken: [], clashes: [] },
  ) {
    super('changedMeanwhile')
    this.name = 'ChangedMeanwhile'
  }
}
