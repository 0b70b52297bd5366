import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { clock } from '@/lib/clock'
import { findCustomer } from '@/lib/customers/find-customer'
import { beginRehearsal, checkImport, continueRehearsal } from '@/lib/transfer/check-import'
import { countDone, findImport } from '@/lib/transfer/find-import'
import { mapImport } from '@/lib/transfer/map-import'
import { startImport } from '@/lib/transfer/start-import'
import { stopImport } from '@/lib/transfer/stop-import'
import type { Target } from '@/lib/transfer/vocabulary'
import { actorOf } from '../../support/cast'
import { expectRefusal } from '../../support/expect-refusal'
import { bringIn, checked, choices, figuresOf, mapped, outcomesOf } from '../../support/import-file'
import { makeCustomer } from '../../support/make'

const ana = actorOf('ana')
const columns: Target[] = ['leadExternalId', 'customerName', 'leadState']
/** Every seventh row has no customer, and is refused. */
const fileOf = (mark: string, rows: number) =>
  Array.from({ length: rows }, (_, at) => `${mark}${at},${at % 7 ? `${mark} ${at % 9}` : ''},Open`).join('\n')
const stateOf = async (id: string) => (await findImport(ana, id)).state
const doneOf = async (id: string) => countDone(await findImport(ana, id))

async function until(isSo: () => Promise<boolean>) {
  for (let tries = 0; tries < 10_000 && !(await isSo()); tries += 1) await sleep(20)
}

test('a rehearsal whose process is killed is made anew in the next, with the same outcome', async () => {
  const id = await mapped(fileOf('killed', 20_000), columns)
  await beginRehearsal(ana, id)
  const first = fork('tests/support/runner.ts', { execArgv: ['--import', 'tsx'] })
  await until(async () => (await doneOf(id)) > 0)
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(await stateOf(id)).toBe('checking')
  expect(await doneOf(id)).toBeLessThan(20_000)

  const next = fork('tests/support/runner.ts', { execArgv: ['--import', 'tsx'] })
  await until(async () => (await stateOf(id)) === 'checked')
  next.kill('SIGKILL')
  const [figures, outcomes] = [await figuresOf(id), await outcomesOf(id)]
  expect(figures).toMatchObject({ customersCreated: 9, leadsCreated: 17_142, refused: 2858 })
  await checkImport(ana, id)
  expect([await figuresOf(id), await outcomesOf(id)]).toEqual([figures, outcomes])
}, 300_000)

test('one that is stopped waits for choices again, and can be begun again', async () => {
  const id = await mapped(fileOf('stopped', 6000), columns)
  await beginRehearsal(ana, id)
  await beginRehearsal(ana, id)
  await expectRefusal(async () => mapImport(ana, id, await choices(columns)), 'import.started')
  await expectRefusal(() => startImport(ana, id), 'import.notChecked')
  const running = continueRehearsal(ana, id)
  await until(async () => (await doneOf(id)) > 0)
  await stopImport(ana, id)
  await running
  expect(await stateOf(id)).toBe('uploaded')
  expect(await doneOf(id)).toBeLessThan(6000)
  await checkImport(ana, id)
  expect(await doneOf(id)).toBe(6000)
})

test('one that fails waits for choices again', async () => {
  const id = await mapped(fileOf('failed', 10), columns)
  const { now } = clock
  clock.now = () => {
    throw new Error('no time')
  }
  await expect(checkImport(ana, id)).rejects.toThrow('no time')
  clock.now = now
  expect(await stateOf(id)).toBe('uploaded')
})

test('what rows have made of customers is known to rows of a later portion; what they have not is read anew', async () => {
  const numbered = async (name: string) => {
    const { id } = await makeCustomer('ana', { name })
    return findCustomer(ana, id)
  }
  const [known, renamed, other] = [await numbered('Old'), await numbered('Renamed'), await numbered('Untouched')]
  const columns: Target[] = ['customerNumber', 'customerName', 'city']
  const first = [`${known.number},New,`, `${renamed.number},Other,`, 'LATER-1,Early,Porto', ',Once,Porto', ',Old,Faro']
  const between = Array.from({ length: 4500 }, () => `${other.number},,`)
  const last = [',New,Braga', ',Renamed,', ',Early,Porto', 'LATER-1,,Braga', ',Once,Braga', ',Old,Faro', ',Untouched,']
  const id = await checked([...first, ...between, ...last].join('\n'), columns)
  const rehearsed = await outcomesOf(id)
  expect(rehearsed.slice(0, 5)).toEqual(['updated', 'updated', 'created', 'created', 'created'])
  const later = ['updated', 'created', 'unchanged', 'updated', 'updated', 'unchanged', 'unchanged']
  expect(rehearsed.slice(-7)).toEqual(later)
  await bringIn(id)
  expect(await outcomesOf(id)).toEqual(rehearsed)
}, 60_000)
