// SPDX-License-Identifier: EUPL-1.2
// door.test.mjs - a new installation: the one-time link, a password, sign-in, the pages of an
// administrator; by keyboard alone; without scripts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeFaults, enter, fill, openHouse, pass, says, shoot, signIn, tabTo, tooWide, visitor, walk } from './house.mjs'

let house
before(async () => { house = await openHouse() })
after(async () => { await house?.close() })

test('the one-time link opens, a password is chosen, the administrator is signed in', async () => {
  const page = await visitor(house)
  await page.goto(house.said)
  assert.deepEqual(await axeFaults(page), [])
  assert.deepEqual(await tooWide(page), [])
  await shoot(page, 'door-join')
  await enter(page, house.said)
  assert.equal(new URL(page.url()).pathname, '/')
  await says(page, 'admin')
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test('mistakes at sign-in are told beside the field, without a fault of accessibility', async () => {
  const page = await visitor(house)
  await signIn(page, 'admin', 'not the password')
  assert.equal(await page.locator('.govuk-error-summary').count(), 1)
  assert.equal(await page.evaluate(() => document.activeElement.className), 'govuk-error-summary')
  assert.deepEqual(await axeFaults(page), [])
  assert.deepEqual(await tooWide(page), [])
  await shoot(page, 'door-mistake')
  await page.context().close()
})

test('every page reached from my day is sound in both languages', async () => {
  const page = await visitor(house)
  await signIn(page, 'admin')
  const { wrong, seen } = await walk(page, 'admin')
  assert.deepEqual(wrong, [])
  assert.ok(seen.length >= 5, `only ${seen}`)
  await page.context().close()
})

test('by keyboard alone: skip link, sign in, open the account, sign out', async () => {
  const page = await visitor(house)
  await page.goto('/account')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main')
  await page.keyboard.press('Enter')
  await tabTo(page, /^INPUT login/)
  await page.keyboard.type('admin')
  await tabTo(page, /^INPUT password/)
  await page.keyboard.type(pass)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  assert.equal(new URL(page.url()).pathname, '/account')
  await tabTo(page, /^BUTTON .*Wyloguj/)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  await page.goto('/account')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test('without scripts: sign in, change the telephone, sign out', async () => {
  const page = await visitor(house, { javaScriptEnabled: false })
  await page.goto('/sign-in')
  await page.locator('[name=login]').fill('admin')
  await page.locator('[name=password]').fill(pass)
  await page.locator('main button').click()
  await page.goto('/account')
  await page.locator('[name=phone]').fill('600 700 800')
  await page.locator('main form:has([name=phone]) button').first().click()
  await page.goto('/account')
  assert.equal(await page.locator('[name=phone]').inputValue(), '600 700 800')
  await page.locator('.k-who button').click()
  await page.goto('/account')
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await page.context().close()
})

test('a form whose session ended comes back after sign-in', async () => {
  const page = await visitor(house)
  await signIn(page, 'admin')
  await page.goto('/account')
  const session = await page.context().cookies()
  const other = await visitor(house)
  await other.context().addCookies(session)
  await other.goto('/account')
  await Promise.all([other.waitForNavigation(), other.locator('.k-who button').click()])
  await fill(page, { phone: '700 100 200' })
  assert.equal(new URL(page.url()).pathname, '/sign-in')
  await shoot(page, 'door-session-ended')
  await fill(page, { login: 'admin', password: pass })
  await page.waitForURL('**/account')
  assert.equal(await page.locator('[name=phone]').inputValue(), '700 100 200')
  await page.context().close()
  await other.context().close()
})
