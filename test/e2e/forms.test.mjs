// SPDX-License-Identifier: EUPL-1.2
// forms.test.mjs - the balance of predispositions (tool 4) filled in with a client by keyboard alone,
// without JavaScript, and at 320 px.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeFaults, fill, openHouse, says, shoot, signIn, visitor } from './house.mjs'

let house, page, person
before(async () => {
  house = await openHouse({ demo: true })
  page = await visitor(house, { javaScriptEnabled: false })
  await signIn(page, 'ops', 'kompan-demo')
  await page.goto(`/p/${/^partnership\t(\d+)/m.exec(house.said)[1]}/people`)
  await page.locator('main a[href*="/people/"]').first().click()
  person = page.url().replace(/\/services.*$/, '')
})
after(async () => { await house?.close() })

// Tab until the input is reached: nothing on the way holds the focus.
async function tabTo (selector) {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.locator(selector).first().evaluate((e) => e === document.activeElement)) return
  }
  assert.fail(`${selector} cannot be reached by Tab`)
}

async function press (selector) {
  await tabTo(selector)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

test('tool 4 is filled in by keyboard without JavaScript and resumed from my day', async () => {
  await page.goto(`${person}/forms`)
  await shoot(page, 'forms-choose')
  await page.locator('input[value="urn:kompan:form:balance"]').check()
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Zacznij' }).click()])
  await tabTo('[name="q.1.1"]')
  await page.keyboard.type('Anna Próba')
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await says(page, 'Część 2 z 5')
  await tabTo('[name="q.2.1"]')
  await page.keyboard.type('Gotuję i szyję')
  await press('button:has-text("Zapisz i dalej")')
  await tabTo('[name="q.3.1"]')
  await page.keyboard.press('ArrowRight')
  await shoot(page, 'forms-ratings')
  await press('button:has-text("Zapisz i przerwij")')
  await says(page, 'Gotuję i szyję')
  await page.goto('/')
  await says(page, 'Dokończ formularz')
  await page.getByRole('link', { name: /Dokończ formularz/ }).first().click()
  await says(page, 'Anna Próba')
  await shoot(page, 'forms-summary')
  assert.deepEqual(page.complaints, [])
})

test('a scan is handed in and comes back as a download; a page under a false name is refused', async () => {
  const sheet = page.url()
  const pdf = Buffer.from('%PDF-1.7\nnot much of a paper, and long enough\n%%EOF\n')
  await fill(page, { file: { name: 'skan.pdf', mimeType: 'application/pdf', buffer: pdf } }, { button: 'Dołącz skan' })
  await says(page, 'skan.pdf')
  const answer = await page.request.get(await page.locator('a[href*="/scans/"]').getAttribute('href'))
  assert.match(answer.headers()['content-disposition'], /^attachment/)
  assert.equal(answer.headers()['x-content-type-options'], 'nosniff')
  assert.deepEqual(await answer.body(), pdf)
  const html = Buffer.from('<html><script>alert(1)</script> and some more bytes to be long enough</html>')
  await fill(page, { file: { name: 'skan.pdf', mimeType: 'application/pdf', buffer: html } }, { button: 'Dołącz skan' })
  await says(page, 'To nie jest cały plik PDF')
  await page.goto(sheet)
})

test('pages of forms are sound for those who do not see them, and at 320 px', async () => {
  const narrow = await visitor(house, { viewport: { width: 320, height: 700 } })
  await signIn(narrow, 'ops', 'kompan-demo')
  for (const name of ['balance', 'activity', 'swot', 'smart', 'meeting', 'profile']) {
    await narrow.goto(`${person.replace(/\/people.*/, '')}/forms/urn:kompan:form:${name}`)
    await shoot(narrow, `forms-${name}-320`)
    assert.deepEqual(await axeFaults(narrow), [])
    const wide = await narrow.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= 320, `${name} is ${wide} px wide`)
  }
  assert.deepEqual(narrow.complaints, [])
})

test('two fillings of one form stand side by side, the change in words', async () => {
  const filled = []
  for (const rating of [2, 6]) {
    await page.goto(`${person}/forms`)
    await page.locator('input[value="urn:kompan:form:balance"]').check()
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Zacznij' }).click()])
    for (let part = 2; part <= 3; part++) {
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Zapisz i dalej' }).click()])
      await says(page, `Część ${part} z 5`)
    }
    await page.locator('[name="q.3.1"]').nth(rating).check()
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Zapisz i przerwij' }).click()])
    filled.push(page.url())
  }
  const beside = await visitor(house)
  await signIn(beside, 'ops', 'kompan-demo')
  await beside.goto(`${filled[1]}/compare?with=${filled[0].split('/').at(-1)}`)
  await shoot(beside, 'forms-compare')
  await says(beside, 'o 4 więcej')
  assert.deepEqual([...await axeFaults(beside), ...page.complaints, ...beside.complaints], [])
})
