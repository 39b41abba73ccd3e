// SPDX-License-Identifier: EUPL-1.2
// demo.test.mjs - the demonstration's people sign in, and every page each of them reaches is sound.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, says, signIn, visitor, walk } from './house.mjs'

let house
before(async () => { house = await openHouse({ demo: true }) })
after(async () => { await house?.close() })

test('the demonstration prints its sign-ins, and its pages say what they are', async () => {
  assert.match(house.said, /^sign-in\tkoordynator\tcoordinator$/m)
  const page = await visitor(house)
  await page.goto('/sign-in')
  await says(page, 'Dane demonstracyjne')
  await page.context().close()
})

// one of each kind of rights: all would take minutes
for (const login of ['koordynator', 'ops', 'dyrektor', 'czytelnik', 'gmina', 'admin']) {
  test(`every page that ${login} reaches is sound`, async () => {
    const page = await visitor(house)
    await signIn(page, login, 'kompan-demo')
    assert.equal(new URL(page.url()).pathname, '/')
    const { wrong, seen } = await walk(page, `demo-${login}`)
    assert.deepEqual(wrong, [])
    assert.ok(seen.length >= 4, `only ${seen}`)
    await page.context().close()
  })
}
