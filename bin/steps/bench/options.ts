import { parseArgs } from 'node:util'

export type Options = {
  quick: boolean
  /** How many customers the databases have, the fewest first. */
  sizes: number[]
  /** How long one figure is measured, and at the longest where that gives too few answers. */
  seconds: number
  longest: number
  /** A post changes a lead, and there are only so many of them. */
  mostPosts: number
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: { quick: { type: 'boolean' }, customers: { type: 'string' } } })
  const quick = values.quick ?? false
  const sizes = (values.customers ?? (quick ? '10000' : '1000,10000,100000')).split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1000 && size <= 10_000_000))
    throw new Error('Say how many customers, 1000 or more: bin/bench --customers 1000,10000')
  return {
    quick,
    sizes: sizes.sort((a, b) => a - b),
    seconds: quick ? 1.5 : 3,
    longest: quick ? 1.5 : 12,
    mostPosts: quick ? 100 : 200,
  }
}
