// SPDX-License-Identifier: EUPL-1.2
// survey.test.mjs - from codes handed out to published results, and from a new evaluation to its agreed paper.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, says, shoot, signIn, sound, visitor } from './house.mjs'

let house

before(async () => { house = await openHouse({ demo: true }) })
after(() => house.close())

async function paper (page, button, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()])
  const path = join(house.folder, name)
  await file.saveAs(path)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}

async function toSurveys (page) {
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: 'Grupa' }).click()
  await page.locator('main a').first().click()
  await page.getByRole('link', { name: 'Ankieta klientów' }).click()
}

test('codes are handed out, people answer on a telephone, the results are published', async () => {
  const page = await visitor(house)
  await signIn(page, 'koordynator', 'kompan-demo')
  await toSurveys(page)
  await sound(page)
  await page.getByRole('button', { name: 'Rozpocznij ankietę' }).click()
  await sound(page)
  await shoot(page, 'survey-key')
  const key = (await page.locator('.k-warn strong').innerText()).trim()
  assert.ok((await paper(page, 'Wydrukuj klucz', 'key.pdf')).includes(key))
  const slips = await paper(page, 'Wydrukuj kartki z kodami', 'slips.pdf')
  const codes = [...slips.matchAll(/kod: (\S{4}-\S{4})/g)].map((m) => m[1])
  assert.ok(codes.length >= 10 && /około 10\s+minut/.test(slips))
  const phone = await visitor(house, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
  for (let i = 0; i < 6; i++) {
    const look = async (name) => {
      if (i > 0) return
      const wide = await phone.locator('html').boundingBox()
      assert.equal(wide.width, 320, name)
      await shoot(phone, name)
    }
    await phone.goto('/s')
    await look('survey-door')
    await phone.getByLabel('Pani/Pana kod').fill(codes[i].toLowerCase())
    await phone.getByRole('button', { name: 'Dalej' }).click()
    await look('survey-invitation')
    await phone.getByRole('button', { name: 'Zaczynam' }).click()
    await phone.locator('[name="q.1.1"][value=yes]').check()
    await phone.getByRole('button', { name: 'Dalej', exact: true }).click()
    await says(phone, 'Ile lat łącznie')
    await look('survey-part')
    await phone.getByRole('button', { name: 'Dalej', exact: true }).click()
    await phone.locator('[name="q.2.8"]').fill(`Więcej rozmów ${i}`)
    await phone.getByRole('button', { name: 'Dalej', exact: true }).click()
    await phone.getByRole('button', { name: 'Dalej', exact: true }).click()
    await says(phone, `Więcej rozmów ${i}`)
    await look('survey-check')
    await phone.getByRole('button', { name: 'Wyślij odpowiedzi' }).click()
    await says(phone, 'Nikt nie połączy tych odpowiedzi')
  }
  await phone.goto('/s')
  await phone.getByLabel('Pani/Pana kod').fill(codes[0])
  await phone.getByRole('button', { name: 'Dalej' }).click()
  await says(phone, 'Ten kod nie działa')
  await toSurveys(page)
  await page.locator('main li a').first().click()
  await says(page, 'Dotąd 6 odpowiedzi')
  assert.equal((await page.content()).includes('Więcej rozmów'), false)
  await page.getByLabel('Klucz').fill(key)
  await page.getByRole('button', { name: 'Zamknij ankietę' }).click()
  for (let i = 0; i < 6; i++) await says(page, `Więcej rozmów ${i}`)
  assert.ok(await page.locator('figure svg').count() > 0, 'what was answered is drawn')
  await sound(page)
  await shoot(page, "survey-results")
  assert.deepEqual([...page.complaints, ...phone.complaints], [])
})

test('a new evaluation becomes a printed, agreed report and is published', async () => {
  const page = await visitor(house)
  await signIn(page, 'koordynator', 'kompan-demo')
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: 'Partnerstwo' }).click()
  await page.getByRole('link', { name: 'Ewaluacja wewnętrzna' }).click()
  await sound(page)
  await page.getByRole('button', { name: 'Rozpocznij ewaluację' }).click()
  const at = page.url()
  const other = await visitor(house)
  await signIn(other, 'ops', 'kompan-demo')
  await other.getByRole('link', { name: 'Wypełnij swój arkusz do ewaluacji' }).click()
  await other.getByRole('link', { name: 'Wypełnij swój arkusz' }).click()
  await other.locator('[name="q.3.1"]').fill('Spotkania były za długie')
  await other.getByRole('button', { name: 'Zapisz i dalej' }).click()
  await page.goto(at)
  await page.getByRole('link', { name: 'Napisz uzgodniony tekst' }).click()
  await says(page, 'Spotkania były za długie')
  await sound(page)
  await shoot(page, 'evaluation-agreed')
  await page.locator('[name="q.3.1"]').fill('Wybieraliśmy razem, na dwóch spotkaniach')
  await page.getByRole('button', { name: 'Zachowaj obok uzgodnionego tekstu' }).first().click()
  await says(page, 'Zdanie stoi obok uzgodnionego tekstu')
  await page.getByRole('button', { name: 'Zapisz i dalej' }).click()
  await page.goto(at)
  await page.getByRole('button', { name: 'Tekst jest uzgodniony' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Raport (PDF)' }).click()])
  await file.saveAs(join(house.folder, 'evaluation.pdf'))
  const text = execFileSync('pdftotext', ['-layout', join(house.folder, 'evaluation.pdf'), '-'], { encoding: 'utf8' })
  assert.match(text, /Wybieraliśmy razem/)
  assert.match(text, /Spotkania były za długie/)
  await page.getByRole('button', { name: 'Opublikuj' }).click()
  await sound(page)
  await shoot(page, 'evaluation-published')
  assert.deepEqual([...page.complaints, ...other.complaints], [])
})
