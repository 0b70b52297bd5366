import type { Figure } from '@/lib/overview/figure'

/** Every figure in an answer, however deep, with the path to it. */
export function figuresIn(value: unknown, path = ''): [string, Figure][] {
  if (value instanceof Map) return figuresIn(Object.fromEntries(value), path)
  if (typeof value !== 'object' || value === null || value instanceof Date) return []
  if ('filter' in value && 'count' in value) return [[path, value as Figure]]
  return Object.entries(value).flatMap(([name, one]) => figuresIn(one, `${path}/${name}`))
}
