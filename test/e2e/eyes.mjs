// SPDX-License-Identifier: EUPL-1.2
// eyes.mjs - what looks at pages: axe, their width on a telephone, pictures, and walks along all links.
// axe is dear and sees no words but only whether there are any: a page all of whose parts it has seen in
// their places, under headings in the same order, it is not shown again. Width is asked of each page.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const shots = process.env.KOMPAN_SHOTS ?? join(tmpdir(), 'kompan-shots')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

mkdirSync(shots, { recursive: true })

export async function shoot (page, name) {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
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

// The parts of a page as axe sees them: a line for each element, with the elements around it, its
// attributes, whether what it points to is there and is there once, its labels, whether it holds words,
// and its children where their order means something; and a line of all headings.
function partsOf () {
  const count = new Map()
  const add = (key) => count.set(key, (count.get(key) ?? 0) + 1)
  for (const e of document.querySelectorAll('[id]')) add(e.id)
  for (const e of document.querySelectorAll('[for]')) add(`for ${e.htmlFor}`)
  for (const e of document.querySelectorAll('[aria-label]')) add(`${e.tagName} ${e.ariaLabel}`)
  const once = (list) => list.filter((word, i) => word !== list[i - 1]).join(' ')
  const there = (ids) => ids.split(/\s+/).map((id) => count.get(id) ?? 0).join()
  const spoken = ['title', 'alt', 'placeholder', 'value', 'content', 'lang']
  const pointing = ['headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns']
  const drawn = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'points', 'viewBox', 'transform']
  const plain = ['name', 'action', 'src', 'datetime', 'maxlength']
  const attribute = (tag, { name, value }) => {
    if (name === 'for') return `for:${there(value)}:${count.get(`for ${value}`)}`
    if (name === 'aria-label') return `aria-label:${value.trim() !== ''}:${count.get(`${tag} ${value}`)}`
    if (name === 'id') return `id:${count.get(value)}`
    if (name === 'href') return `href:${value.startsWith('#') ? there(value.slice(1)) : value !== ''}`
    if (pointing.includes(name)) return `${name}:${there(value)}`
    if (spoken.includes(name)) return `${name}:${value.trim() !== ''}`
    if (drawn.includes(name) || plain.includes(name)) return name
    return `${name}=${value.replace(/\d{3,}/g, '0')}`
  }
  const loose = /^(HTML|BODY|MAIN|DIV|SECTION|ARTICLE|FORM|HEADER|FOOTER|NAV|DETAILS|ASIDE)$/
  const found = new Set()
  const see = (e, around) => {
    const words = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim() !== '')
    const inside = loose.test(e.tagName) ? '' : once([...e.children].map((c) => c.tagName))
    const me = `${around}>${e.tagName} ${[...e.attributes].map((a) => attribute(e.tagName, a)).sort().join(' ')}`
    found.add(`${me} ${e.labels?.length} ${words} ${e.textContent.trim() !== ''} ${inside}`)
    for (const child of e.children) see(child, me)
  }
  see(document.documentElement, '')
  const frame = document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role], main, nav, header, footer')
  found.add(once([...frame].map((e) => e.tagName)))
  return [...found]
}

const partsSeen = new Set()

// Has the page a part that axe has not seen yet? From now on it has.
async function isNew (page) {
  const fresh = (await page.evaluate(partsOf)).filter((part) => !partsSeen.has(part))
  for (const part of fresh) partsSeen.add(part)
  return fresh.length > 0
}

// What is wrong with the page for those who do not see it, or see it on a telephone; one line each.
async function faults (page) {
  return [...await isNew(page) ? await axeFaults(page) : [], ...await tooWide(page)]
}

export async function sound (page) {
  assert.deepEqual(await faults(page), [], page.url())
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
  for (const fault of await faults(page)) wrong.push(`${path} (${lang}): ${fault}`)
  return page.evaluate(() => [...document.querySelectorAll('a[href]')]
    .map((a) => new URL(a.href)).filter((u) => u.origin === location.origin)
    .map((u) => u.pathname + u.search))
}

const inEnglish = new Set()
const pictured = new Set()

// Walks all links of the house from the given path in Polish, at most two pages of each kind; then in
// English one of each kind that no walk before has read in English. A picture of each kind is taken
// once. Gives what is wrong, one line each, and the pages seen. within: the links that are followed.
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
    if (!pictured.has(kind)) await shoot(page, `${name}-${kind.replace(/[^a-z0-9]+/gi, '_')}`)
    pictured.add(kind)
  }
  await page.goto('/language/en')
  for (const [kind, { path }] of kinds) {
    if (!inEnglish.has(kind)) await look(page, path, 'en', wrong)
    inEnglish.add(kind)
  }
  await page.goto('/language/pl')
  return { wrong: [...wrong, ...page.complaints.splice(0)], seen }
}
