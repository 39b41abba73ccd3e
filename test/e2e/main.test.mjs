// SPDX-License-Identifier: EUPL-1.2
// main.test.mjs - the main job by browser: a partnership of three, candidates from two lists, matching,
// selection by all, and what follows from it; at the end every page that each role reaches.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enter, fill, openHouse, says, shoot, signIn, visitor, walk } from './house.mjs'

let house, page, here, groupPath
const people = {}
const heading = 'Lp.;Nazwisko i imię;PESEL;Data rejestracji;Powód zgłoszenia;Motywacja;Data deklaracji'

before(async () => {
  house = await openHouse()
  page = await visitor(house)
  await enter(page, house.said)
})
after(async () => { await house?.close() })

const iso = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10)
const polish = (days) => iso(days).split('-').reverse().join('.')

function pesel (birth, serial) {
  const [y, m, d] = birth.split('-').map(Number)
  const ten = [y % 100, y >= 2000 ? m + 20 : m, d].map((n) => String(n).padStart(2, '0')).join('') +
    String(serial).padStart(4, '0')
  const sum = [...ten].reduce((s, c, i) => s + Number(c) * [1, 3, 7, 9][i % 4], 0)
  return ten + (10 - sum % 10) % 10
}

async function follow (on, name) {
  await Promise.all([on.waitForNavigation(), on.getByRole('link', { name, exact: typeof name === 'string' }).first().click()])
}

async function invite (login, name, partner, role) {
  await page.goto(`${here}/partnership`)
  await follow(page, /Zaproś|Dodaj osobę/)
  await fill(page, { name, login, title: 'pracownica socjalna', partner: { label: partner }, role })
  const link = await page.locator('.k-code').innerText()
  people[login] = await visitor(house)
  await enter(people[login], link.trim())
}

test('a partnership of three partners opens, invites its people and becomes active', async () => {
  await follow(page, 'Otwórz partnerstwo')
  await fill(page, { name: 'Partnerstwo Dolina', service_name: 'Razem do pracy', voivodeship: 'mazowieckie',
    powiat: 'doliński', gminas: 'Dolina, Zalesie', report_day: '5', report_set: 'extended' })
  here = new URL(page.url()).pathname.match(/^\/p\/\d+/)[0]
  for (const [kind, name] of [['ops', 'OPS Dolina'], ['pup', 'PUP Dolina'], ['ngo', 'Fundacja Most']]) {
    await page.goto(`${here}/partnership`)
    await follow(page, /Dodaj partnera/)
    await fill(page, { kind, name, profile: 'Osoby długotrwale bezrobotne.' })
  }
  await page.goto(`${here}/partnership`)
  await shoot(page, 'main-partnership-forming')
  await fill(page, {}, { button: 'Uruchom partnerstwo' })
  await says(page, 'Fundacja Most')
  await invite('anna.ops', 'Anna Opocka', 'OPS Dolina', ['worker'])
  await invite('piotr.pup', 'Piotr Pupka', 'PUP Dolina', ['worker'])
  await invite('maria.ngo', 'Maria Mostowa', 'Fundacja Most', ['worker'])
  await invite('kasia.koord', 'Katarzyna Koordynat', 'OPS Dolina', ['coordinator', 'worker'])
  await invite('danuta.dyr', 'Danuta Dyrektor', 'OPS Dolina', ['head'])
  assert.deepEqual(page.complaints, [])
})

test('a group is planned', async () => {
  const k = people['kasia.koord']
  await follow(k, 'Grupa')
  await follow(k, 'Zaplanuj grupę')
  await fill(k, { name: 'Grupa I', cycle: '1', kind: 'one', category: { index: 1 }, intake: 'closed', places: '10',
    from_on: polish(-30), declare_at: 'OPS Dolina, pokój 3' })
  groupPath = new URL(k.url()).pathname
  await says(k, 'Grupa I')
})

test('two partners import their own lists, one by file and one by pasting', async () => {
  const row = (n, name, birth, serial) => `${n};${name};${pesel(birth, serial)};01.02.2024;Bez pracy od lat;Chce pracować;${polish(-10)}`
  const ops = [heading, row(1, 'Żurawska Łucja', '1984-07-05', 5530), row(2, 'Nowak-Kowalska Ewa', '1979-03-12', 1122),
    row(3, 'Wąs Grażyna', '1990-11-30', 7746)].join('\r\n')
  const pup = [heading, row(1, 'Żurawska Łucja', '1984-07-05', 5530), row(2, 'Zięba Jan', '1968-01-20', 3357)].join('\n')
  for (const [who, list] of [['anna.ops', { file: { name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from('\ufeff' + ops) } }],
    ['piotr.pup', { pasted: pup }]]) {
    const p = people[who]
    await p.goto(groupPath)
    await follow(p, 'Twoi kandydaci')
    await follow(p, 'Wczytaj listę')
    await fill(p, { ...list, all_ops: true, all_pup: true })
    await shoot(p, `main-import-${who}`)
    await fill(p, {}, { button: 'Dodaj osoby do mojej listy' })
    await says(p, 'Żurawska')
    assert.deepEqual(p.complaints, [])
  }
  await people['anna.ops'].goto(`${groupPath}/candidates`)
  assert.ok(!(await people['anna.ops'].locator('main').innerText()).includes('Zięba'), 'OPS sees a candidate of PUP')
})

test('the same person on two lists is one, and all decide at a meeting', async () => {
  const k = people['kasia.koord']
  await k.goto(groupPath)
  await follow(k, 'Wybór uczestników')
  await fill(k, { held_on: polish(0), place: 'OPS Dolina' })
  await shoot(k, 'main-meeting')
  const names = await k.locator('main tbody th a').allInnerTexts()
  assert.equal(names.filter((n) => n.includes('Żurawska')).length, 1, names.join())
  assert.equal(names.length, 4)
  const meeting = k.url()
  for (const name of names) {
    await k.goto(meeting)
    await follow(k, name)
    await fill(k, { outcome: name.includes('Wąs') ? 'reserve' : 'selected', reason: 'Wszystkie kryteria spełnione.' })
  }
  await k.goto(meeting)
  const present = Object.fromEntries(await Promise.all((await k.locator('[name^=present-]').all())
    .map(async (e) => [await e.getAttribute('name'), 'Osoba obecna'])))
  await fill(k, present)
  await fill(k, {}, { button: 'Zamknij spotkanie' })
  await shoot(k, 'main-meeting-closed')
  const protocol = await k.request.get(`${new URL(meeting).pathname}/protocol`)
  assert.equal(protocol.status(), 200)
  assert.equal((await protocol.body()).subarray(0, 5).toString(), '%PDF-')
  assert.deepEqual(k.complaints, [])
})

test('who was selected is a client of all partners; care is taken, support is closed', async () => {
  const p = people['anna.ops']
  await p.goto('/')
  await follow(p, 'Osoby')
  const names = await p.locator('main').innerText()
  for (const name of ['Żurawska', 'Nowak-Kowalska', 'Zięba']) assert.ok(names.includes(name), `${name}: ${names}`)
  assert.ok(!names.includes('Wąs'), 'the reserve list stands among clients')
  await follow(p, /Żurawska/)
  await shoot(p, 'main-person')
  const person = new URL(p.url()).pathname
  await follow(p, 'Weź pod swoją opiekę')
  await fill(p, { from_on: polish(0), note: 'Plan działania i rozmowy raz w tygodniu' })
  await p.goto(person)
  await says(p, 'Anna Opocka')
  await p.goto('/')
  await follow(p, 'Osoby')
  await follow(p, /Zięba/)
  const other = new URL(p.url()).pathname
  await p.goto(`${other}/closing`)
  await fill(p, { to_on: polish(0), reason: 'work', situation: 'Pracuje w sklepie, dojeżdża sam.' })
  assert.equal(await p.locator('.govuk-error-summary').count(), 0)
  await p.goto(other)
  await says(p, 'Pracuje w sklepie')
  await shoot(p, 'main-closed')
  assert.equal((await people['danuta.dyr'].request.get(`${other}/closing`)).status(), 403)
  assert.deepEqual(p.complaints, [])
})

test('an action of the month is planned', async () => {
  const k = people['kasia.koord']
  await k.goto('/')
  await follow(k, 'Partnerstwo')
  await follow(k, 'Działania miesiąca')
  await follow(k, 'Zaplanuj działanie')
  await fill(k, { content: 'Warsztaty pisania życiorysu dla całej grupy', partner: { label: 'Fundacja Most' }, planned: '12', unit: 'hours' })
  assert.equal(await k.locator('.govuk-error-summary').count(), 0)
  await k.goto(`${here}/actions`)
  await says(k, 'Warsztaty pisania życiorysu')
  await shoot(k, 'main-actions')
})

test('a service is logged and stands in the person’s file', async () => {
  const p = people['anna.ops']
  await p.goto('/')
  await follow(p, 'Zapisz wsparcie')
  const person = await p.locator('[name=person] option', { hasText: 'Żurawska' }).getAttribute('value')
  await fill(p, { person, kind: { index: 1 }, scope: 'Rozmowa o planie', on: polish(0), minutes: '45', remark: 'Chce wrócić do kuchni.' })
  assert.equal(await p.locator('.govuk-error-summary').count(), 0)
  await p.goto(`${here}/people/${person}`)
  await says(p, 'Rozmowa o planie')
  await shoot(p, 'main-service')
  assert.deepEqual(p.complaints, [])
})

test('the month’s report holds what was done, without names, on the page and as a paper', async () => {
  const k = people['kasia.koord']
  const month = iso(0).slice(0, 7)
  await k.goto(`${here}/reports/${month}`)
  await says(k, 'Warsztaty pisania życiorysu')
  await says(k, 'Klient 1')
  const body = await k.locator('main').innerText()
  for (const name of ['Żurawska', 'Zięba', 'Nowak-Kowalska']) assert.ok(!body.includes(name), `${name} stands in the report`)
  await shoot(k, 'main-report')
  const paper = await k.request.get(`${here}/reports/${month}/report.pdf`)
  assert.equal(paper.status(), 200)
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-')
  assert.deepEqual(k.complaints, [])
})

for (const login of ['kasia.koord']) {
  test(`every page that ${login} reaches is sound in both languages`, async () => {
    const { wrong, seen } = await walk(people[login], login)
    assert.deepEqual(wrong, [])
    assert.ok(seen.length >= 6, `only ${seen}`)
  })
}
