// SPDX-License-Identifier: EUPL-1.2
// forms-made.test.mjs - a form made by the partnership itself, without JavaScript: copied, a rating added with
// its condition, tried, published, filled in by somebody else; its pages by keyboard and at 320 px.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axeFaults, fill, openHouse, says, shoot, signIn, tabTo, tooWide, visitor } from './house.mjs'

let house, page, place
before(async () => {
  house = await openHouse({ demo: true })
  page = await visitor(house, { javaScriptEnabled: false })
  await signIn(page, 'koordynator', 'kompan-demo')
  place = `/p/${/^partnership\t(\d+)/m.exec(house.said)[1]}`
})
after(async () => { await house?.close() })

async function follow (name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).first().click()])
}

async function press (name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()])
}

// R196 R195
test('a shipped form is copied, gets a rating with a condition, is tried, published and filled in by another', async () => {
  await page.goto(`${place}/forms`)
  await follow('Opinia o jednej usłudze')
  await follow('Skopiuj i zmień')
  await fill(page, { title: 'Nasza opinia', title_en: 'Our opinion' })
  await says(page, 'Szkic wersji 1')
  await follow('Tytuł i opis')
  await fill(page, { text: 'Nasza opinia o wsparciu', to: 'person' })
  await follow('Dodaj pod spodem Na ile ta usługa Pani/Panu pomogła?')
  await fill(page, { text: 'Jak Pani/Pan ocenia rozmowę?', text_en: 'How was the talk?', help: 'Pierwsza myśl jest dobra.', put: 'rating' })
  await says(page, 'Ocena ma pierwszą i ostatnią liczbę')
  for (const [name, value] of Object.entries({ low: 1, high: 10, low_words: 'źle', high_words: 'świetnie' })) {
    await page.locator(`[name="${name}"]`).evaluate((e, v) => { e.value = v }, String(value))
  }
  await press('Zapisz')
  await says(page, 'ocena liczbą 1–10')
  await shoot(page, 'made-draft')
  await follow('Jak Pani/Pan ocenia rozmowę?')
  await shoot(page, 'made-item')
  await follow('Pokaż tylko po pewnej odpowiedzi')
  await page.getByLabel('Wcześniejsze pytanie').selectOption({ label: 'Na ile ta usługa Pani/Panu pomogła?' })
  await press('Pokaż odpowiedzi')
  await page.getByLabel('Odpowiedź').getByLabel('bardzo dużo').or(page.getByLabel('bardzo dużo')).first().check()
  await press('Zapisz warunek')
  await says(page, '„Na ile ta usługa Pani/Panu pomogła?” to „bardzo dużo”')
  await shoot(page, 'made-when')
  await follow('Wróć do pytania')
  await follow('Wróć bez zapisywania')
  await follow('Zobacz, jak będzie wyglądał')
  assert.equal(await page.getByText('Jak Pani/Pan ocenia rozmowę?').count(), 0)
  await page.getByLabel('bardzo dużo').check()
  await press('Pokaż, co otwierają odpowiedzi')
  await says(page, 'Pierwsza myśl jest dobra. 1: źle, 10: świetnie')
  await shoot(page, 'made-preview')
  await follow('Wróć do szkicu')
  await press('Opublikuj tę wersję')
  await says(page, 'Opublikowano')
  const other = await visitor(house)
  await signIn(other, 'ops', 'kompan-demo')
  await other.goto(`${place}/people`)
  await other.locator('main a[href*="/people/"]').first().click()
  await other.goto(`${new URL(other.url()).pathname.replace(/(people\/\d+).*$/, '$1')}/forms`)
  await other.getByLabel('Nasza opinia o wsparciu').check()
  await Promise.all([other.waitForNavigation(), other.getByRole('button', { name: 'Zacznij' }).click()])
  await other.locator('[name="q.1.1"][value="5"]').check()
  await Promise.all([other.waitForNavigation(), other.getByRole('button', { name: /^Zapisz i/ }).first().click()])
  await says(other, 'Jak Pani/Pan ocenia rozmowę?')
  await other.locator('input[type=radio][value="9"]').check()
  await Promise.all([other.waitForNavigation(), other.getByRole('button', { name: 'Zapisz i przerwij' }).click()])
  await says(other, '9')
  assert.deepEqual([...page.complaints, ...other.complaints], [])
})

test('two people at one question: the second is told, and sees both', async () => {
  const second = await visitor(house)
  await signIn(second, 'koordynator', 'kompan-demo')
  await page.goto(`${place}/form-drafts`)
  await fill(page, { title: 'Ankieta we dwoje', about: 'person' })
  const draft = page.url()
  await follow('Dodaj na końcu')
  await fill(page, { text: 'Pytanie', put: 'line' })
  await follow('Pytanie')
  await second.goto(page.url())
  await fill(page, { text: 'Pierwsze słowa' })
  await fill(second, { text: 'Drugie słowa' })
  await says(second, 'Pierwsze słowa')
  assert.equal(await second.locator('[name=text]').inputValue(), 'Drugie słowa')
  await shoot(second, 'made-two')
  assert.deepEqual(await axeFaults(second), [])
  await fill(second, { text: 'Drugie słowa' })
  await page.goto(draft)
  await says(page, 'Drugie słowa')
})

// R196
test('forms by others come in from a file: offered, refused with the reason, too large', async () => {
  const eyes = await visitor(house)
  await signIn(eyes, 'koordynator', 'kompan-demo')
  const send = (value, name = 'ankieta.json') => fill(eyes, {
    file: { name, mimeType: 'application/json', buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) }
  }, { button: 'Wczytaj plik' })
  const form = (url, item) => ({ resourceType: 'Questionnaire', status: 'active', url, version: '2', title: `Obca ${url}`, item })
  await eyes.goto(`${place}/form-files`)
  assert.deepEqual([...await axeFaults(eyes), ...await tooWide(eyes)], [])
  await send('<Questionnaire xmlns="http://hl7.org/fhir"/>')
  await says(eyes, 'To jest XML')
  await send({
    resourceType: 'Bundle',
    entry: [
      { resource: form('urn:x:good', [{ linkId: '1', text: 'Co <b>dalej</b>?', type: 'string', code: [{ code: 'kept' }] }]) },
      { resource: form('urn:x:bad', [{ linkId: '1', text: 'Skąd?', type: 'choice' }]) }]
  })
  await says(eyes, 'Nie można go tu używać')
  await shoot(eyes, 'made-file')
  assert.deepEqual([...await axeFaults(eyes), ...await tooWide(eyes)], [])
  await Promise.all([eyes.waitForNavigation(), eyes.getByRole('button', { name: /^Weź/ }).click()])
  await says(eyes, 'Co <b>dalej</b>?')
  assert.deepEqual([...await axeFaults(eyes), ...await tooWide(eyes)], [])
  await Promise.all([eyes.waitForNavigation(), eyes.getByRole('button', { name: 'Opublikuj tę wersję' }).click()])
  await says(eyes, 'Opublikowano')
  assert.deepEqual(eyes.complaints, [])
  // 20 MB by hand: a browser gives up when the server stops reading
  const cookie = (await eyes.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(20 << 20).fill(32)]), 'za-duzy.json')
  const answer = await fetch(`${house.base}${place}/form-files`, { method: 'POST', body, headers: { cookie } }).catch((e) => e)
  assert.ok(answer.status === 413 || answer.cause !== undefined, `${answer.status}`)
})

test('each page of a draft is sound, also at 320 px and by keyboard', async () => {
  const eyes = await visitor(house)
  await signIn(eyes, 'koordynator', 'kompan-demo')
  await eyes.goto(`${place}/form-drafts?form=urn:kompan:form:balance`)
  await fill(eyes, { title: 'Bilans po naszemu' })
  const draft = new URL(eyes.url()).pathname
  for (const rest of ['', '/about', '/add', '/preview', '/items/3.1', '/items/3.1/add', '/items/3.1/remove', '/items/3.1/when?question=1.1']) {
    await eyes.goto(draft + rest)
    assert.deepEqual([...await axeFaults(eyes), ...await tooWide(eyes)], [], draft + rest)
  }
  await eyes.setViewportSize({ width: 320, height: 640 })
  await eyes.goto(draft)
  await shoot(eyes, 'made-draft-320')
  await tabTo(eyes, /^BUTTON up/)
  await Promise.all([eyes.waitForNavigation(), eyes.keyboard.press('Enter')])
  assert.equal(new URL(eyes.url()).pathname, draft)
  await eyes.goto(`${place}/form-drafts`)
  assert.deepEqual([...await axeFaults(eyes), ...await tooWide(eyes), ...eyes.complaints], [])
})
