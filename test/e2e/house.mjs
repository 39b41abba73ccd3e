// SPDX-License-Identifier: EUPL-1.2
// house.mjs - what browser tests share: an installation on a free port, Debian's Chromium, forms by
// their names, and the eyes that look at each page: axe, width, the console, answers of the server.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

export const kompan = resolve(process.env.KOMPAN ?? 'build/kompan')
export const shots = process.env.KOMPAN_SHOTS ?? join(tmpdir(), 'kompan-shots')
export const pass = 'cztery zielone kubki'
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

mkdirSync(shots, { recursive: true })

function freePort () {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

export function run (...args) {
  return execFileSync(kompan, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

// A database of its own: in the folder, or with KOMPAN_TEST_PG in the cluster of KOMPAN_PG_OWNER. The one
// who owns it and the one who serves have different addresses there.
function newDatabase (folder) {
  if (!process.env.KOMPAN_TEST_PG) return [`sqlite:${join(folder, 'k.db')}`, `sqlite:${join(folder, 'k.db')}`]
  const { KOMPAN_PG_OWNER: owner, KOMPAN_PG_SERVE: serve } = process.env
  const name = `e2e_${process.pid}_${Date.now()}`
  execFileSync('psql', ['-qX', owner, '-c', `CREATE DATABASE ${name}`])
  return [owner, serve].map((url) => url.replace(/[^/]*$/, name))
}

// An installation with a database of its own, and a server on it. demo: with the demonstration's people.
export async function openHouse ({ demo = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kompan-e2e-'))
  const [owner, db] = newDatabase(folder)
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  process.env.KOMPAN_BASE_URL = base
  const said = run(demo ? 'demo' : 'init', '--db', owner).trim()
  const server = spawn(kompan, ['serve', '--db', db, '--listen', `127.0.0.1:${port}`, '--workers', '1'],
    { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  server.stderr.on('data', (bytes) => { log += bytes })
  for (let i = 0; ; i++) {
    if (await fetch(`${base}/sign-in`).then(() => true, () => false)) break
    assert.ok(i < 200, `the server did not start: ${log}`)
    await new Promise((done) => setTimeout(done, 50))
  }
  const browser = await chromium.launch({
    executablePath: process.env.KOMPAN_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : []
  })
  return {
    base,
    db,
    said,
    browser,
    folder,
    log: () => log,
    async close () {
      await browser.close()
      server.kill('SIGTERM')
      await new Promise((done) => server.once('exit', done))
      rmSync(folder, { recursive: true })
    }
  }
}

// One person's browser. What the console or the server complains about is gathered in complaints.
export async function visitor (house, options = {}) {
  const context = await house.browser.newContext({
    baseURL: house.base, locale: 'pl-PL', viewport: { width: 1280, height: 900 }, ...options
  })
  context.setDefaultTimeout(10000)
  const page = await context.newPage()
  page.complaints = []
  page.on('console', (message) => {
    // the browser also prints each refusal (422, 403) as an error: tests ask for the code themselves
    if (['error', 'warning'].includes(message.type()) && !/Failed to load resource/.test(message.text())) {
      page.complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => page.complaints.push(`${page.url()}: ${error.message}`))
  page.on('response', (answer) => {
    if (answer.status() >= 500) page.complaints.push(`${answer.url()}: ${answer.status()}`)
  })
  return page
}

export async function enter (page, link, password = pass) {
  await page.goto(link)
  await fill(page, { password, again: password })
}

export async function signIn (page, login, password = pass) {
  await page.goto('/sign-in')
  await fill(page, { login, password })
}

// Fills inputs of the page by name and presses the form's own button. A value is text, true for a box,
// or a list of the boxes that shall be ticked and no others; of a select the value or the label.
export async function fill (page, values, { button } = {}) {
  let form
  for (const [name, value] of Object.entries(values)) {
    const input = page.locator(`main [name="${name}"]`)
    const kind = await input.first().evaluate((e) => e.type)
    for (let box = input.first().locator('xpath=ancestor::details[not(@open)]'); await box.count() > 0;) {
      await box.first().locator('summary').click()
    }
    if (kind === 'radio' || kind === 'checkbox') {
      for (const box of Array.isArray(value) ? await input.all() : []) await box.uncheck()
      for (const one of [value].flat()) {
        await (one === true ? input : page.locator(`main [name="${name}"][value="${one}"]`)).check()
      }
    } else if (kind === 'select-one') {
      await input.selectOption(value)
    } else if (kind === 'file') {
      await input.setInputFiles(value)
    } else {
      await input.fill(String(value))
    }
    form ??= input.first().locator('xpath=ancestor::form')
  }
  const press = button ? page.getByRole('button', { name: button }) : form.locator('button[type=submit]')
  await Promise.all([page.waitForNavigation(), press.first().click()])
}

export async function says (page, text) {
  const body = await page.locator('body').innerText()
  assert.ok(text instanceof RegExp ? text.test(body) : body.includes(text),
    `${page.url()} does not say ${text}:\n${body.slice(0, 1500)}`)
}

export async function shoot (page, name) {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
}

// Presses Tab until the focus is on what is meant, and can be seen there.
export async function tabTo (page, what) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const e = document.activeElement
      const line = getComputedStyle(e)
      return {
        is: `${e.tagName} ${e.name ?? ''} ${e.getAttribute('href') ?? ''} ${e.innerText ?? ''}`,
        seen: line.outlineStyle !== 'none' || line.boxShadow !== 'none' || line.backgroundColor !== 'rgba(0, 0, 0, 0)'
      }
    })
    if (what.test(at.is)) {
      assert.ok(at.seen, `the focus cannot be seen on ${at.is}`)
      return
    }
  }
  assert.fail(`no Tab reaches ${what} on ${page.url()}`)
}

// What axe finds on the page, one line each.
export async function axeFaults (page) {
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`)
}

// How many pixels a page of 320 can be scrolled sideways, and by what.
export async function tooWide (page) {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const found = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide <= 0) return []
    const out = [...document.querySelectorAll('main *, header *, footer *')]
      .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    return [`${wide} px too wide: ${out.slice(-3).map((e) => `${e.tagName}.${e.className}`).join(' ')}`]
  })
  await page.setViewportSize(before)
  return found
}

// Looks at one page in the language chosen before; gives its links, of a file none.
async function look (page, path, lang, wrong) {
  const answer = await page.goto(path).catch(() => null)
  if (answer === null) {          // the browser saves it: a paper, or a form for other programs
    const file = await page.request.get(path)
    const body = await file.body()
    const json = /json/.test(file.headers()['content-type'])
    if (file.status() !== 200 || body.subarray(0, json ? 1 : 5).toString() !== (json ? '{' : '%PDF-')) {
      wrong.push(`${path}: status ${file.status()}, is neither PDF nor JSON`)
    }
    return []
  }
  if (answer.status() >= 400) wrong.push(`${path}: status ${answer.status()}`)
  const at = await page.evaluate(() => document.documentElement.lang)
  if (at !== lang) wrong.push(`${path}: is in ${at}, wanted ${lang}`)
  for (const fault of await axeFaults(page)) wrong.push(`${path} (${lang}): ${fault}`)
  for (const fault of await tooWide(page)) wrong.push(`${path} (${lang}): ${fault}`)
  return page.evaluate(() => [...document.querySelectorAll('a[href]')]
    .map((a) => new URL(a.href)).filter((u) => u.origin === location.origin)
    .map((u) => u.pathname + u.search))
}

const inEnglish = new Set()

// Walks all links of the house from the given path in Polish, at most two pages of each kind; then in
// English one of each kind that no walk before has read in English. Gives what is wrong, one line each, and the pages seen. within: the
// links that are followed.
export async function walk (page, name, from = '/', within = /^/) {
  const kindOf = (path) => path.replace(/\d{4}-\d\d(-\d\d)?/g, ':date').replace(/\d{3,}/g, ':id')
    .replace(/urn:kompan:form:[\w-]+/g, ':form').replace(/sections\/\d+/, 'sections/:n')
  const kinds = new Map()
  const seen = []
  const wrong = []
  const queue = [from]
  const met = new Set(queue)
  await page.goto('/language/pl')
  while (queue.length > 0) {
    const path = queue.shift()
    const kind = kindOf(path)
    if ((kinds.get(kind)?.n ?? 0) >= 2) continue
    if (!kinds.has(kind)) kinds.set(kind, { n: 0, path })
    kinds.get(kind).n++
    seen.push(path)
    for (const link of await look(page, path, 'pl', wrong)) {
      if (met.has(link) || link.startsWith('/language/') || !within.test(link)) continue
      met.add(link)
      queue.push(link)
    }
    if (kinds.get(kind).n === 1) await shoot(page, `${name}-${kind.replace(/[^a-z0-9]+/gi, '_')}`)
  }
  await page.goto('/language/en')
  for (const [kind, { path }] of kinds) {
    if (!inEnglish.has(kind)) await look(page, path, 'en', wrong)
    inEnglish.add(kind)
  }
  await page.goto('/language/pl')
  return { wrong: [...wrong, ...page.complaints.splice(0)], seen }
}
