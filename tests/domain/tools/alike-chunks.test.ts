import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepOneOfAlike } from '@/bin/steps/alike-chunks'

test('of chunks that are alike but for the name of their map one is kept, and handed out by the others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'funil-chunks-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const chunk = (name: string, code: string) =>
    writeFileSync(join(folder, name), `${code}\n\n//# sourceMappingURL=${name}.map`)
  chunk('[root]__a.js', 'module.exports=[1,()=>"shared"];')
  chunk('[root]__b.js', 'module.exports=[1,()=>"shared"];')
  chunk('[root]__c.js', 'module.exports=[1,()=>"other"];')
  // Programs that do something when they are loaded do it each.
  chunk('d.js', 'module.exports={};')
  chunk('e.js', 'module.exports={};')
  const before = ['[root]__a.js', '[root]__c.js', 'd.js', 'e.js'].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  )

  keepOneOfAlike(folder)
  keepOneOfAlike(folder)

  const after = ['[root]__a.js', '[root]__c.js', 'd.js', 'e.js'].map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(after).toEqual(before)
  const load = createRequire(join(folder, 'x.js'))
  expect(load('./[root]__b.js')).toBe(load('./[root]__a.js'))
  expect(load('./[root]__c.js')[1]()).toBe('other')
})
