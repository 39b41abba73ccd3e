// SPDX-License-Identifier: EUPL-1.2
// forms.test.mjs - our forms and answers, judged by others: two validators and LForms.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { complaints, fill, hasLForms, made, openLForms, root } from './foreign.mjs'

const folder = join(root, 'data/forms')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const parse = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
let lforms
let scratch

before(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'kompan-forms-'))
  if (hasLForms) lforms = await openLForms()
})
after(async () => {
  await lforms?.close()
  rmSync(scratch, { recursive: true })
})

test('there are forms', () => assert.ok(files.length >= 14))

for (const name of files) {
  test(`both validators agree on ${name}`, () => assert.deepEqual(complaints(parse(name)), []))
  test(`both validators agree on our answers to ${name}`, () => {
    const [response] = fill(join(folder, name))
    assert.ok(response.length > 300)
    assert.deepEqual(complaints(JSON.parse(response)), [])
  })
  // R196
  test(`both validators agree on ${name} as the editor changes it, and on our answers to that`, () => {
    const form = made(join(folder, name))
    const file = join(scratch, `made-${name}`)
    assert.deepEqual(complaints(form), [])
    writeFileSync(file, JSON.stringify(form))
    assert.deepEqual(complaints(JSON.parse(fill(file)[0])), [])
  })
  test(`answers to ${name} come back from LForms as they went`, { skip: !hasLForms && 'npm run lforms' }, async () => {
    const [response] = fill(join(folder, name))
    const back = await lforms.roundTrip(parse(name), JSON.parse(response))
    const file = join(scratch, name)
    assert.ok(back.seen.length > 100, 'LForms draws nothing')
    writeFileSync(file, JSON.stringify(back.response))
    assert.deepEqual(JSON.parse(fill(join(folder, name), file)[0]), JSON.parse(response))
  })
}
