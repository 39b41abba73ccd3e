// SPDX-License-Identifier: EUPL-1.2
// others.test.mjs - forms by others, where they lie beside the project: each is read, or refused as
// others.txt says. What is read is answered, and both validators take the answers.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { check, complaints, fill, root } from './foreign.mjs'

const folder = resolve(process.env.KOMPAN_FIXTURES ?? join(root, '../shared/fixtures'), 'forms')
const skip = !existsSync(folder) && `the forms of others are not here: ${folder}`
// a line: file, number of faults, the first fault ("-": read)
const expected = readFileSync(join(root, 'test/forms/others.txt'), 'utf8').split('\n')
  .filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))

test('every file is on the list', { skip }, () => {
  const there = ['questionnaire', 'negative', 'response']
    .flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name}`)).sort()
  assert.deepEqual(expected.map(([name]) => name).sort(), there)
})

for (const [name, faults, first] of expected) {
  const file = join(folder, name)
  test(`${name} is ${first === '-' ? 'read' : 'refused with its reason'}`, { skip }, () => {
    const { status, lines } = check(file)
    assert.equal(status, first === '-' ? 0 : 1)
    assert.equal(lines.length, Number(faults))
    assert.equal(lines[0]?.replace(`${folder}/`, '') ?? '-', first)
  })
  test(`both validators take our answers to ${name}`, { skip: skip || (first !== '-' && 'refused') }, () => {
    const responses = fill(file)
    assert.ok(responses.length > 0)
    for (const response of responses) assert.deepEqual(complaints(JSON.parse(response)), [])
  })
}
