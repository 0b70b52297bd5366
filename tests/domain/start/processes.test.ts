import { expect, it } from 'vitest'
import { connectionsOf, processesOf } from '@/bin/steps/processes'

const gigabyte = 2 ** 30

it('starts a process for each core and each GB, and always one', () => {
  expect(processesOf({}, { cores: 8, bytes: 4.5 * gigabyte })).toBe(4)
  expect(processesOf({}, { cores: 4, bytes: 64 * gigabyte })).toBe(4)
  expect(processesOf({}, { cores: 2, bytes: gigabyte / 2 })).toBe(1)
})

it('never needs more than the 100 connections that PostgreSQL takes unless told otherwise', () => {
  for (let cores = 1; cores <= 128; cores++) {
    const processes = processesOf({}, { cores, bytes: 512 * gigabyte })
    // Health takes one of each process, jobs take three; PostgreSQL keeps three for itself.
    expect(processes * (Number(connectionsOf({}, processes)) + 4)).toBeLessThanOrEqual(97)
  }
})

it('does as it is told', () => {
  expect(processesOf({ PROCESSES: '40' })).toBe(40)
  expect(connectionsOf({ DATABASE_CONNECTIONS: '25' }, 40)).toBe('25')
  expect(() => processesOf({ PROCESSES: '65' })).toThrow('PROCESSES')
  for (const wrong of ['0', '-1', '1.5', 'ten'])
    expect(() => connectionsOf({ DATABASE_CONNECTIONS: wrong }, 2)).toThrow('DATABASE_CONNECTIONS must be')
})
