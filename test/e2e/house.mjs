// SPDX-License-Identifier: EUPL-1.2
// house.mjs - what browser tests share: an installation on a free port, Debian's Chromium, forms by
// their names, what the console and the server complain about, and the eyes of eyes.mjs.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

export { axeFaults, shoot, sound, tooWide, walk } from './eyes.mjs'

export const kompan = resolve(process.env.KOMPAN ?? 'build/kompan')
export const pass = 'cztery zielone kubki'

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

export function openBrowser () {
  return chromium.launch({
    executablePath: process.env.KOMPAN_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : []
  })
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
  const browser = await openBrowser()
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
