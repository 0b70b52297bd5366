import { Damaged, endOfRows } from './format'

const longestLine = 1_000_000

export type Lines = ReturnType<typeof readLines>

/** Takes a stream apart into lines, rows that end with a line `\.`, and bytes; tells `take` of every byte given out. */
export function readLines(source: AsyncIterable<Buffer>, take: (bytes: Buffer) => void) {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)

  async function more() {
    const next = await pieces.next().catch((error) => {
      throw String(error.code).startsWith('Z_') ? new Damaged() : error
    })
    if (next.done) throw new Damaged()
    held = Buffer.concat([held, next.value])
  }

  function cut(end: number): Buffer {
    const bytes = held.subarray(0, end)
    held = held.subarray(end)
    take(bytes)
    return bytes
  }

  async function line(): Promise<string> {
    while (!held.includes(10)) {
      if (held.length > longestLine) throw new Damaged()
      await more()
    }
    return cut(held.indexOf(10) + 1).toString()
  }

  async function* rows(): AsyncGenerator<Buffer> {
    while (held.subarray(0, endOfRows.length).toString() !== endOfRows) {
      const end = held.indexOf(`\n${endOfRows}`)
      const complete = (end < 0 ? held.lastIndexOf(10) : end) + 1
      if (complete > 0) yield cut(complete)
      else await more()
    }
    cut(endOfRows.length)
  }

  async function* bytes(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (held.length === 0) await more()
      const piece = cut(Math.min(left, held.length))
      left -= piece.length
      yield piece
    }
  }

  return { line, rows, bytes }
}
