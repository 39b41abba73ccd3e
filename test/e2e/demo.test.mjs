// SPDX-License-Identifier: EUPL-1.2
// demo.test.mjs - the demonstration's people sign in, and every page each of them reaches is sound.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fill, openHouse, says, shoot, signIn, sound, tabTo, visitor, walk } from './house.mjs'

let house
const reached = new Set()
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
    for (const path of seen) reached.add(path.split('?')[0])
    await page.context().close()
  })
}

// somebody whose diagnosis nobody has begun
async function undiagnosed (page) {
  const people = await page.locator('main tbody th a').evaluateAll((links) => links.map((a) => a.pathname))
  for (const person of people) {
    await page.goto(`${person}/diagnosis`)
    if (await page.getByText('Jeszcze nierozpoczęta').count() > 0) return person
  }
  assert.fail('everybody has a diagnosis')
}

test('a diagnosis is begun, words of the client and a problem are written down, and each of its pages is sound', async () => {
  const page = await visitor(house)
  const follow = async (name) => Promise.all([page.waitForNavigation(), page.getByRole('link', { name }).first().click()])
  await signIn(page, 'koordynator', 'kompan-demo')
  await follow('Osoby')
  const person = await undiagnosed(page)
  await page.goto(`${person}/diagnosis/new`)
  await sound(page)
  reached.add(`${person}/diagnosis/new`)
  await page.goto(person)
  await follow('Diagnoza')
  await fill(page, { baseline: true })
  const here = new URL(page.url()).pathname
  assert.match(here, /\/diagnoses\/\d+$/)
  await follow(/^Dopisz/)
  await fill(page, { content: 'Chce wrócić do pracy w kuchni.' })
  await page.goto(`${here}/problems/new`)
  await fill(page, { code: { index: 1 }, view_client: 'Boi się rozmów z urzędem.', recognised: 'yes', state: 'named' })
  assert.equal(await page.locator('.govuk-error-summary').count(), 0)
  const { wrong, seen } = await walk(page, 'demo-diagnosis', here, /^(?!.*code=).*(diagnos|problems)/)
  assert.deepEqual(wrong, [])
  for (const path of seen) reached.add(path.split('?')[0])
  await page.context().close()
})

// One case from the first words to the accepted plan; each of its pages is sound.
test('a diagnosis and a plan come about in a talk, and their pages are sound', async () => {
  const page = await visitor(house)
  const visit = async (path) => {
    await page.goto(path)
    reached.add(new URL(page.url()).pathname)
    await sound(page)
  }
  const here = () => new URL(page.url()).pathname
  await signIn(page, 'koordynator', 'kompan-demo')
  await page.getByRole('link', { name: 'Osoby' }).click()
  const person = await undiagnosed(page)
  await visit(`${person}/diagnosis/new`)
  await visit(`${person}/diagnosis`)
  await fill(page, { baseline: true })
  const diagnosis = here()
  await visit(diagnosis)
  await visit(`${diagnosis}/entries/new?what=own`)
  await fill(page, { content: 'Chcę pracować w kuchni.' })
  await page.getByRole('link', { name: 'Chcę pracować w kuchni.' }).click()
  await visit(here())
  await visit(`${diagnosis}/problems/new`)
  await fill(page, { code: 'digital', view_client: 'Trudno mi', recognised: 'yes', cause: 'Nigdy nie miała komputera', state: 'joint', talk_on: '1.09.2026', talk_note: 'Razem' })
  await page.getByRole('link', { name: 'Komputer, telefon i internet' }).click()
  await visit(here())
  await visit(`${diagnosis}/summary`)
  await fill(page, { summary: 'Umie Pani gotować dla wielu osób.' })
  await visit(`${diagnosis}/agree`)
  await fill(page, { part: 'Rozmowa w domu' })
  await says(page, 'Nikt jeszcze nie wyjaśnił tej wersji klientowi.')
  await visit(here())
  await visit(`${person}/plan/new`)
  await visit(`${person}/plan`)
  await fill(page, { main_goal: 'Chcę pracować w kuchni' })
  const plan = here()
  await visit(plan)
  await visit(`${plan}/edit`)
  await visit(`${plan}/goals/new`)
  await fill(page, { problem: { index: 1 }, area: 'vocational', level: '2', content: 'Umiem szukać ogłoszeń', effect: 'Wysyłam dwa CV w tygodniu', end_on: '31.12.2030' })
  await says(page, 'Nigdy nie miała komputera')
  await visit(`${plan}/tasks/new`)
  await fill(page, { goal: { index: 1 }, part: 'v2', content: 'Pójść na kurs', client: true, to_on: '30.12.2030', assess_on: '31.12.2030', readiness: 'ready' })
  await visit(`${plan}/entries/new?what=supporter`)
  await fill(page, { area: 'social', content: 'Siostra' })
  for (const name of [/^Umiem szukać/, /^Pójść na kurs/, /Zmień albo wycofaj.*Siostra/, /przed nami.*Pójść/]) {
    await page.goto(plan)
    await page.getByRole('link', { name }).click()
    await visit(here())
  }
  await visit(`${plan}/parts`)
  await fill(page, { s1: { index: 1 } })
  await visit(`${plan}/offers`)
  await page.goto(plan)
  const taskOf = new URL(await page.getByRole('link', { name: /^Pójść na kurs/ }).getAttribute('href'), page.url()).pathname
  await visit(`${taskOf}/pace`)
  await visit(`${taskOf}/next`)
  const goalOf = new URL(await page.goto(plan) && await page.getByRole('link', { name: /^Umiem szukać/ }).getAttribute('href'), page.url()).pathname
  await page.goto(`${goalOf}/smart`)
  reached.add(`${goalOf}/smart`)
  await visit(`${plan}/contract`)
  await fill(page, { legal: 'art. 108', review: '31.12.2030', client_duty: 'Chodzę na kurs', worker_duty: 'Dzwonię co tydzień', supervisor: { index: 1 } })
  await page.goto(plan)
  await shoot(page, 'demo-plan')
  await visit(`${plan}/accept`)
  await fill(page, { part: 'Podpisane w domu' })
  await says(page, 'Wersja 1: przyjęty')
  const root = diagnosis.split('/').slice(0, 3).join('/')
  await visit(`${root}/diagnosis-settings`)
  await visit(`${root}/offers/new`)
  await fill(page, { sort: 'job', title: 'Pomoc kuchenna', place: 'Szkoła', level: 'none', until: '31.12.2030' })
  await visit(here())
  await page.getByRole('link', { name: 'Pomoc kuchenna' }).click()
  await visit(here())
  await visit(`${root}/aims/new`)
  await fill(page, { content: 'Pół grupy w pracy', indicator: 'liczba umów', legal: 'umowa partnerska' })
  await visit(here())
  await page.getByRole('link', { name: 'Pół grupy w pracy' }).click()
  await visit(here())
  await visit(`${root}/without-plan`)
  await page.getByRole('link', { name: 'Poprzedni miesiąc' }).click()
  await visit(here())
  for (const paper of [`${diagnosis}/diagnosis.pdf`, `${diagnosis}/summary.pdf`, `${plan}/plan.pdf`, `${plan}/contract.pdf`]) {
    assert.equal((await (await page.request.get(paper)).body()).subarray(0, 5).toString(), '%PDF-')
    reached.add(paper)
  }
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

// The client's rights on paper, and a partner asked for help out of her file.
test('the information is explained, a correction asked for and answered, a partner helps further', async () => {
  const page = await visitor(house)
  const visit = async (path) => {
    await page.goto(path)
    reached.add(new URL(page.url()).pathname)
    await sound(page)
  }
  await signIn(page, 'ops', 'kompan-demo')
  await page.getByRole('link', { name: 'Osoby' }).click()
  await page.locator('main tbody th a').first().click()
  const person = new URL(page.url()).pathname
  await visit(`${person}?from=1.10.2026&words=szkolenie`)
  await visit(`${person}/rights`)
  await fill(page, { understood: 'partly', words: 'Kto czyta o zdrowiu?' })
  await says(page, 'umówcie dzień następnej rozmowy')
  await fill(page, { again_on: '31.12.2030' })
  await says(page, 'zrozumiałe w części')
  await fill(page, { what: 'Napisano, że nie mam szkoły.', should: 'Mam świadectwo z 1994 roku.' })
  await page.getByRole('link', { name: 'Napisano, że nie mam szkoły.' }).click()
  const request = new URL(page.url()).pathname
  await visit(request)
  await fill(page, { decision: 'done', answer: 'Poprawiliśmy wpis.' })
  await says(page, 'Poprawiliśmy wpis.')
  await visit(`${person}/asks/new`)
  await page.locator('main [name=to]').first().check()
  await fill(page, { kind: 'referral', content: 'Prosimy o pomoc w kursie.' })
  await page.getByRole('link', { name: /^Skierowanie do/ }).first().click()
  await visit(new URL(page.url()).pathname)
  for (const paper of [`${request}/paper`, `${person}/papers/consent`, `${person}/papers/welcome`]) {
    assert.equal((await (await page.request.get(paper)).body()).subarray(0, 5).toString(), '%PDF-')
    reached.add(paper)
  }
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

// Pages without a link to them: what a form leads to, and what stands before the door (door.test.mjs).
// pages that need a code from paper, or a survey that somebody opened: survey.test.mjs
const survey = ['/s', '/s/:code', '/p/:p/surveys/:id', '/p/:p/surveys/:id/results.csv', '/p/:p/surveys/:id/results.xlsx']
// pages of what nobody in the demonstration has begun: forms.test.mjs and survey.test.mjs begin them
const begun = ['', '/answer.pdf', '/compare', '/scans/:id2', '/sections/:id2'].map((rest) => `/p/:p/answers/:id${rest}`)
  .concat(['', '/agreed/:id2', '/report.pdf', '/sheet/:id2'].map((rest) => `/p/:p/evaluations/:id${rest}`))
  // forms-made.test.mjs begins a draft
  .concat(['', '/about', '/add', '/preview', '/blank.pdf', '/items/:code', '/items/:code/add', '/items/:code/remove', '/items/:code/when']
    .map((rest) => `/p/:p/form-drafts/:id${rest}`))
// after a release with newer forms: formfile_newer_test.c
const noLink = ['/p/:p/forms/:code/newer', '/p/:p/form-files/:id', ...survey, ...begun, '/join/:code', '/kept', '/language/:code', '/p/:p/imports/:id', '/sign-in', '/sign-in/code']

test('the walks reached every page there is', () => {
  const rows = readFileSync(new URL('../routes.txt', import.meta.url), 'utf8').trim().split('\n')
  const routes = rows.map((row) => row.split('\t')).filter(([method]) => method === 'GET').map(([, path]) => path)
  const fits = (route) => new RegExp(`^${route.replace(/:(\w+)/g, (_, name) => ['month', 'code'].includes(name) ? '[^/]+' : '\\d+').replace(/\./g, '\\.')}$`)
  const missed = routes.filter((route) => ![...reached].some((path) => fits(route).test(path)))
  assert.deepEqual(missed.filter((route) => !noLink.includes(route)), [])
})

test('the door, and a list read but not accepted, are sound at 320 px too', async () => {
  const page = await visitor(house)
  await page.goto('/sign-in')
  await sound(page)
  await signIn(page, 'ops', 'kompan-demo')
  await page.getByRole('link', { name: 'Grupa' }).click()
  await page.locator('main tbody th a').first().click()
  await page.getByRole('link', { name: 'Twoi kandydaci' }).click()
  await page.getByRole('link', { name: 'Wczytaj listę' }).click()
  await fill(page, { pasted: 'Nazwisko;Imię;PESEL\nBrzęczyszczykiewiczówna-Konstantynopolitańczykowianeczka;Grażyna;12345678901\nZięba;Jan;' })
  assert.match(new URL(page.url()).pathname, /\/imports\/\d+$/)
  await sound(page)
  await shoot(page, 'demo-preview')
  await page.context().close()
})

test('by keyboard alone: a service is logged from my day', async () => {
  const page = await visitor(house)
  const press = async (key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)])
  await signIn(page, 'ops', 'kompan-demo')
  await tabTo(page, /^A .*Zapisz wsparcie/)
  await press('Enter')
  await tabTo(page, /^SELECT person/)
  await page.keyboard.press('ArrowDown')
  const name = await page.locator('[name=person] option:checked').innerText()
  await tabTo(page, /^SELECT kind/)
  await tabTo(page, /^INPUT scope/)
  await page.keyboard.type('Rozmowa przy klawiaturze')
  await tabTo(page, /^INPUT minutes/)
  await page.keyboard.type('0:45')
  await tabTo(page, /^TEXTAREA remark/)
  await tabTo(page, /^SUMMARY/)
  await tabTo(page, /^BUTTON .*Zapisz/)
  await press('Enter')
  assert.equal(await page.locator('.govuk-error-summary').count(), 0)
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'k-q')
  await page.keyboard.type(name.trim())
  await press('Enter') // nobody else has that name: her file opens
  await says(page, 'Znaleziono tylko tę osobę.')
  await says(page, 'Rozmowa przy klawiaturze')
  assert.deepEqual(page.complaints, [])
  await page.context().close()
})

test('in English, on a telephone, without scripts: a service is logged and put right', async () => {
  const page = await visitor(house, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByLabel('Login').fill('ops2')
  await page.getByLabel('Password').fill('kompan-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  for (const place of ['People', 'Group', 'Partnership', 'Reports', 'My day']) {
    await page.getByRole('navigation').getByRole('link', { name: place }).click()
    const wide = await page.locator('html').boundingBox()
    assert.equal(wide.width, 320, `${place} is ${wide.width} px wide`)
  }
  await page.getByRole('link', { name: 'Log a service' }).click()
  await page.getByLabel('Day').fill('31.02.2026')
  await page.getByLabel('What was done').fill('A walk to the library')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await says(page, '31.02.2026')
  assert.equal(await page.getByLabel('What was done').inputValue(), 'A walk to the library')
  const today = new Date().toLocaleDateString('pl-PL', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Warsaw' })
  await says(page, 'Fill in “Person”.')
  await page.getByLabel('Person', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Day').fill(today)
  await page.getByLabel('How long').fill('30 min')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await says(page, 'A walk to the library')
  await page.context().close()
})
