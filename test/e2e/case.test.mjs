// SPDX-License-Identifier: EUPL-1.2
// case.test.mjs - one case from a partner's first talk to the accepted plan: who sees what on the way.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fill, openHouse, says, shoot, signIn, visitor } from './house.mjs'

let house
let person          // nobody has written anything about her yet, but for the talk of the demonstration
const who = {}
const on = '1.09.2026'
before(async () => {
  house = await openHouse({ demo: true })
  for (const login of ['koordynator', 'ops', 'pup', 'ngo']) {
    who[login] = await visitor(house)
    await signIn(who[login], login, 'kompan-demo')
  }
})
after(async () => { await house?.close() })

const here = (page) => new URL(page.url()).pathname
const silent = async (page, text) => {
  const body = await page.locator('body').innerText()
  assert.ok(!body.includes(text), `${page.url()} says ${text}`)
}
const partnerOption = (page, field, name) =>
  page.locator(`main [name="${field}"] option`, { hasText: name }).first().getAttribute('value')

test('a welfare worker writes the first talk and a fact about health; other partners read nothing', async () => {
  const { koordynator, ops, pup, ngo } = who
  await koordynator.getByRole('link', { name: 'Osoby' }).click()
  const people = await koordynator.locator('main tbody th a').evaluateAll((links) => links.map((a) => a.pathname))
  for (const path of people) {
    await koordynator.goto(`${path}/diagnosis`)
    if (await koordynator.getByText('Jeszcze nierozpoczęta').count() > 0) person = path
  }
  assert.ok(person, 'everybody has a diagnosis')
  await ops.goto(`${person}/notes/new`)
  await fill(ops, { content: 'Rozmowa o tym, co daje siłę.', agreed: 'Spotkanie w piątek.', circle: 'team' })
  await ops.goto(`${person}/notes/new`)
  await fill(ops, { content: 'Leczenie serca od maja.', circle: 'team', kind: 'health' })
  for (const page of [pup, ngo]) {
    await page.goto(person)
    await silent(page, 'co daje siłę')
    await silent(page, 'Leczenie serca')
  }
})

test('with consent the third partner reads the talk; the fact about health is for the one named', async () => {
  const { koordynator, ops, pup, ngo } = who
  for (const name of ['OPS', 'PUP', 'Stowarzyszenie']) {
    await ops.goto(`${person}/access`)
    await fill(ops, { ground: 'consent', recipient: await partnerOption(ops, 'recipient', name), purpose: 'Wspólne wsparcie', health: true })
    await says(ops, 'Wspólne wsparcie')
  }
  await koordynator.goto(`${person}/access`)
  await fill(koordynator, { user: await partnerOption(koordynator, 'user', 'Katarzyna'), kind: 'health', why: 'Prowadzi rozmowy wspierające' })
  await pup.goto(person)
  await says(pup, 'co daje siłę')
  await silent(pup, 'Leczenie serca')
  await ngo.goto(person)
  await says(ngo, 'co daje siłę')
  await silent(ngo, 'Leczenie serca')         // folded until its reader opens it
  await Promise.all([ngo.waitForNavigation(), ngo.locator('main li', { hasText: 'zdrowie' }).getByRole('link').first().click()])
  await says(ngo, 'W tej notatce są fakty wrażliwe')
  await Promise.all([ngo.waitForNavigation(), ngo.locator('main form button').first().click()])
  assert.equal(await ngo.locator('main [name=content]').inputValue(), 'Leczenie serca od maja.')
})

test('two partners bring their parts, client and worker see one problem differently, the plan is accepted', async () => {
  const { ops, pup } = who
  await ops.goto(`${person}/diagnosis`)
  await fill(ops, { baseline: true }, { button: 'Rozpocznij diagnozę' })
  const diagnosis = here(ops)
  await ops.goto(`${diagnosis}/entries/new?what=own`)
  await fill(ops, { content: 'Chcę pracować wśród ludzi.' })
  await ops.goto(`${diagnosis}/entries/new?what=part`)
  await fill(ops, { code: 'social', content: 'Rodzina pomaga, sąsiedzi też.', who: 'Anna Brzozowska, pracownica socjalna' })
  await pup.goto(`${diagnosis}/entries/new?what=part`)
  await fill(pup, { code: 'competences', content: 'Szybko uczy się obsługi kasy.', who: 'Ewa Jaworska, doradczyni' })
  await ops.goto(`${diagnosis}/problems/new`)
  await fill(ops, { code: 'digital', view_client: 'Trudno mi z komputerem', view_worker: 'Brak okazji do nauki', recognised: 'yes', cause: 'Brak komputera w domu', state: 'joint', talk_on: on, talk_note: 'Ustalone razem' })
  await ops.goto(`${diagnosis}/problems/new`)
  await fill(ops, { code: 'esteem', view_client: 'Myślę o sobie dobrze', view_worker: 'Nisko ocenia swoje możliwości', recognised: 'no', state: 'later', talk_on: on, talk_note: 'Każdy widzi to inaczej', return_on: '1.03.2027' })
  await says(ops, 'Myślę o sobie dobrze')
  await says(ops, 'Nisko ocenia swoje możliwości')
  await says(ops, 'Szybko uczy się obsługi kasy.')
  await ops.goto(`${diagnosis}/summary`)
  await fill(ops, { summary: 'Umie Pani rozmawiać z ludźmi. Uczymy się komputera.' })
  await ops.goto(`${diagnosis}/agree`)
  await fill(ops, { part: 'Rozmowa i wspólne czytanie' })
  await shoot(ops, 'case-diagnosis')
  await ops.goto(`${person}/plan`)
  await fill(ops, { main_goal: 'Chcę pracować wśród ludzi' })
  const plan = here(ops)
  await ops.goto(`${plan}/goals/new`)
  await fill(ops, { problem: { index: 1 }, area: 'vocational', level: '3', content: 'Obsługuję kasę i terminal', effect: 'Dzień próbny w sklepie', end_on: '31.12.2030' })
  await ops.goto(`${plan}/tasks/new`)
  await fill(ops, { goal: { index: 1 }, part: 'v1', content: 'Zajęcia przy komputerze', client: true, to_on: '30.12.2030', assess_on: '31.12.2030', readiness: 'ready' })
  await ops.goto(`${plan}/accept`)
  await fill(ops, { part: 'Podpisane przy stole' })
  await says(ops, 'Wersja 1: przyjęty')
  await pup.goto(`${person}/plan`)
  await says(pup, 'Zajęcia przy komputerze')
  for (const paper of [`${diagnosis}/diagnosis.pdf`, `${diagnosis}/summary.pdf`, `${plan}/plan.pdf`, `${person}/papers/own`, `${person}/papers/card`]) {
    assert.equal((await (await ops.request.get(paper)).body()).subarray(0, 5).toString(), '%PDF-', paper)
  }
})

test('consent withdrawn closes the file to the third partner at once', async () => {
  const { ops, ngo, pup } = who
  await ops.goto(`${person}/access`)
  const form = ops.locator('main form', { has: ops.getByRole('button', { name: /Cofnij zgodę/ }) })
  const select = form.locator('select').first()
  await select.selectOption(await select.locator('option', { hasText: 'Stowarzyszenie' }).first().getAttribute('value'))
  await form.locator('input[type=text], textarea').first().fill('Prośba tej osoby')
  await Promise.all([ops.waitForNavigation(), form.getByRole('button', { name: /Cofnij zgodę/ }).click()])
  await ngo.goto(person)
  await silent(ngo, 'co daje siłę')
  await silent(ngo, 'Leczenie serca')
  await pup.goto(person)
  await says(pup, 'co daje siłę')
  for (const page of Object.values(who)) assert.deepEqual(page.complaints, [])
})
