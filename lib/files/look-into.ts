import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { proofOf } from './storage/proof-of'
import type { Proof } from './storage/storage'
import { unknownType } from './vocabulary'

/** Bytes at the beginning by which a type is known. */
const beginning = 65_536

/** Size, checksum and type of a file on disk: the type by its bytes, whatever its name says. */
export async function lookInto(path: string): Promise<Proof & { type: string }> {
  const found = await fileTypeFromBuffer(await headOf(path)).catch(() => undefined)
  return { ...(await proofOf(path)), type: found?.mime ?? unknownType }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(beginning), 0, beginning, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
