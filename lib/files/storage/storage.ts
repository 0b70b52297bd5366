import type { Readable } from 'node:stream'

/** What bytes are proved by. */
export type Proof = { size: number; sha256: string }

/** What lies in the storage under an id, and since when. */
export type Put = { id: string; at: Date }

/** Where the bytes of files lie. What is put there never changes. */
export type Storage = {
  /** Keeps exactly these bytes; throws, and keeps nothing, where others came. */
  put(name: string, bytes: Readable, proof: Proof): Promise<void>
  /** Undefined where nothing has this name. */
  get(name: string): Promise<Readable | undefined>
  /** How many bytes lie under a name; undefined where none do. */
  sizeOf(name: string): Promise<number | undefined>
  /** Does nothing where nothing has this name. */
  remove(name: string): Promise<void>
  /** All that lies there of an organization, what was never put whole too, in pages. */
  list(organizationId: string): AsyncGenerator<Put[]>
}

/** A name is made of ids, so that nothing that somebody typed ever becomes a path. */
export const nameOf = ({ organizationId, id }: { organizationId: string; id: string }) => `${organizationId}/${id}`

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const shape = new RegExp(`^${id}/${id}$`)

export const isName = (text: string) => shape.test(text)

/** Whatever else lies beside the files is none of ours. */
export const isPut = ({ id, at }: Put, organizationId: string) =>
  isName(nameOf({ organizationId, id })) && !Number.isNaN(at.getTime())
