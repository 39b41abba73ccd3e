// SPDX-License-Identifier: EUPL-1.2
// forms-copied.test.mjs - the partnership changes the survey and the evaluation without code and uses its own ones.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fill, openHouse, says, shoot, signIn, sound, tooWide, visitor } from './house.mjs'

let house, page, place

before(async () => {
  house = await openHouse({ demo: true })
  page = await visitor(house)
  await signIn(page, 'koordynator', 'kompan-demo')
  place = `/p/${/^partnership\t(\d+)/m.exec(house.said)[1]}`
})
after(async () => { await house?.close() })

async function press (where, name) {
  await Promise.all([where.waitForNavigation(), where.getByRole('button', { name, exact: true }).first().click()])
}

async function follow (name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).first().click()])
}

// A shipped form, with a question of their own below one of its questions.
async function copied (form, title, below, question) {
  await page.goto(`${place}/forms/urn:kompan:form:${form}`)
  await follow('Skopiuj i zmień')
  await fill(page, { title })
  await follow(`Dodaj pod spodem ${below}`)
  await fill(page, question)
  await sound(page)
  await shoot(page, `copied-${form}`)
  await press(page, 'Opublikuj tę wersję')
  await says(page, 'Opublikowano')
}

async function textOf (button, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = join(house.folder, name)
  await file.saveAs(path)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}

async function bothWide (name) {
  assert.deepEqual(await tooWide(page), [], page.url())
  await shoot(page, `${name}-1280`)
  await page.setViewportSize({ width: 320, height: 640 })
  await shoot(page, `${name}-320`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

// R279 R276 R196
test('the survey gets a question, a round is held with it and shows its results', async () => {
  await copied('survey', 'Nasza ankieta', '1. Czy ma Pani/Pan za sobą pracę', { text: 'Jak Pani/Panu u nas?', put: 'one', options: 'dobrze\nróżnie\nźle' })
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: 'Grupa' }).click()
  await page.locator('main a').first().click()
  await follow('Ankieta klientów')
  await says(page, 'O samej osobie (wyniki dopiero od 20 odpowiedzi): Płeć; Wiek')
  await page.getByLabel('Nasza ankieta').check()
  await bothWide('copied-survey-begin')
  await press(page, 'Rozpocznij ankietę')
  await says(page, 'Formularz: Nasza ankieta, wersja 1')
  const at = page.url()
  const key = (await page.locator('.k-warn strong').innerText()).trim()
  const slips = await textOf(page.getByRole('button', { name: 'Wydrukuj kartki z kodami' }), 'slips.pdf')
  const codes = [...slips.matchAll(/kod: (\S{4}-\S{4})/g)].map((m) => m[1])
  assert.match(slips, /20\s+pytań, około\s+10\s+minut/)
  const phone = await visitor(house, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
  for (let i = 0; i < 11; i++) {
    await phone.goto('/s')
    await phone.getByLabel('Pani/Pana kod').fill(codes[i])
    await press(phone, 'Dalej')
    await says(phone, '20 pytań, około 10 minut')
    if (i === 0) await shoot(phone, 'copied-survey-invitation')
    await press(phone, 'Zaczynam')
    await phone.getByLabel(i < 6 ? 'dobrze' : 'różnie', { exact: true }).check()
    for (let part = 0; part < 3; part++) await press(phone, 'Dalej')
    await press(phone, 'Wyślij odpowiedzi')
    await says(phone, 'Nikt nie połączy tych odpowiedzi')
    if (i === 0) await shoot(phone, 'copied-survey-thanks')
  }
  await page.goto(at)
  await page.locator('main li a').first().click()
  await page.getByLabel('Klucz').fill(key)
  await press(page, 'Zamknij ankietę')
  await says(page, 'Jak Pani/Panu u nas?')
  assert.equal(await page.locator('tr', { hasText: 'dobrze' }).first().locator('td').first().innerText(), '6')
  await sound(page)
  await bothWide('copied-survey-results')
  assert.deepEqual([...page.complaints, ...phone.complaints], [])
})

// R266 R272 R196
test('the evaluation gets a question, a round is written and agreed with it', async () => {
  await copied('evaluation', 'Nasza ocena', '1. Jak to robiliśmy?', { text: 'Gdzie szukaliśmy klientów?', put: 'lines' })
  await page.goto(`${place}/evaluations`)
  await page.getByLabel('Nasza ocena').check()
  await bothWide('copied-evaluation-begin')
  await press(page, 'Rozpocznij ewaluację')
  const at = page.url()
  await page.goto(`${at}/sheet/1`)
  await page.getByLabel('Gdzie szukaliśmy klientów?').fill('W noclegowni')
  await press(page, 'Zapisz i dalej')
  await page.goto(`${at}/agreed/1`)
  await says(page, 'W noclegowni')
  await bothWide('copied-evaluation-agreed')
  await page.getByLabel('Gdzie szukaliśmy klientów?').fill('Tam, gdzie są')
  await press(page, 'Zapisz i dalej')
  await page.goto(at)
  await bothWide('copied-evaluation')
  await press(page, 'Tekst jest uzgodniony')
  assert.match(await textOf(page.getByRole('link', { name: 'Raport (PDF)' }), 'evaluation.pdf'), /Tam, gdzie są/)
  await sound(page)
  assert.deepEqual(page.complaints, [])
})
