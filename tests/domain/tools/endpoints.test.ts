import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { type Ids, pathsOf } from '@/bin/steps/break/endpoints'
import { swapped } from '@/bin/steps/break/strangers/swapped'
import { formWith } from '@/bin/steps/visit/forms'
import { filterNames } from '@/lib/customers/list-view'
import { newId } from '@/lib/ids'

const ids = new Proxy({} as Ids, { get: (_ids, name) => `id-of-${String(name)}` })
const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
  .map((file) => `app/${file}`)
  // Its addresses are those of the library.
  .filter((file) => !file.includes('[...nextauth]'))
const templateOf = (file: string) => dirname(file).replace(/^app/, '') || '/'

test('bin/break knows what to ask of every page and route', () => {
  expect(files.length).toBeGreaterThan(60)
  for (const file of files) expect(pathsOf(templateOf(file), ids).join(), file).not.toMatch(/\[|undefined/)
  expect(() => pathsOf('/customers/[id]/letters/[letterId]', ids)).toThrow('letters/[letterId] is not known')
})

test('bin/break gives each page the ids that it looks for among its parameters', () => {
  for (const file of files) {
    const asked = [...readFileSync(file, 'utf8').matchAll(/idIn\('(\w+)'\)|=== query\.get\('(edit)'\)/g)]
    const paths = pathsOf(templateOf(file), ids)
    for (const [, idName, edited] of asked) expect(paths.join('\n'), file).toContain(`${idName ?? edited}=id-of-`)
  }
  const ofIds = ['accountType', 'funnel', 'phase', 'owner', 'team', 'closingReason', 'eventPhase']
  expect(filterNames).toEqual(expect.arrayContaining(ofIds))
  for (const path of ['/customers', '/customers/export'])
    for (const name of ofIds) expect(pathsOf(path, ids).join('\n')).toContain(`${name}=id-of-`)
})

test('every id of a form is swapped: in values, names, choices and where it goes', () => {
  const [own, field, choice, foreign] = [newId(), newId(), newId(), newId()] as [string, string, string, string]
  const form = formWith(
    `<form method="post" action="/customers/${own}/files/upload"><input name="list" value="/customers?owner=${own}"/>
      <input name="custom.${field}" value="x"/><select name="team"><option value=""></option>
      <option value="${choice}"></option></select><input name="requestId" value="${own}"/></form>`,
    'list',
  )
  const all = swapped(form, [foreign, own])
  const texts = all.map((one) => [one.form.to, ...one.form.fields.flat()].join(' '))
  expect(all.map(({ what }) => what)).toEqual(['list', `custom.${field}`, `custom.${field}`, 'team', 'team', form.to])
  expect(texts[0]).toContain(`list /customers?owner=${foreign}`)
  expect(texts[1]).toContain(`custom.${foreign} x`)
  expect(texts[3]).toContain(`team ${foreign}`)
  expect(texts[5]).toContain(`/customers/${foreign}/files/upload`)
})
