// SPDX-License-Identifier: EUPL-1.2
// eyes.test.mjs - what is new on a page is seen, however much of it was seen before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, sound } from './house.mjs'

const sane = `<!doctype html><html lang="pl"><head><title>Strona</title></head><body><main>
  <h1>Strona</h1><h2>Osoby</h2><p>Są dwie.</p>
  <form action="/"><label for="a">Imię</label><input id="a" name="a" aria-describedby="h"><p id="h">Jak w dowodzie</p>
  <label for="b">Rola</label><select id="b" name="b"><option>jedna</option></select><button>Zapisz</button></form>
  <table><caption>Osoby</caption><tr><th scope="col">Kto</th></tr><tr><td><a href="/1">Anna</a></td></tr></table>
  <ul><li>pierwsza</li></ul><img src="data:," alt="Znak">
  </main></body></html>`

let browser, page
before(async () => { browser = await openBrowser(); page = await browser.newPage() })
after(async () => { await browser?.close() })

const shown = async (html) => { await page.setContent(html); await sound(page) }

test('a page like one seen before is sound', async () => {
  await shown(sane)
  await shown(sane.replace('Są dwie.', 'Jest jedna.').replace('href="/1"', 'href="/2"'))
})

for (const [what, from, to] of [
  ['a label gone', '<label for="a">Imię</label>', ''],
  ['a label without words', 'for="b">Rola', 'for="b">'],
  ['a label for nobody', 'for="a"', 'for="c"'],
  ['no title at all', '<title>Strona</title>', ''],
  ['a button without words', 'Zapisz', ''],
  ['a link without words', 'Anna', ''],
  ['a picture without words', ' alt="Znak"', ''],
  ['a heading that is no heading', '<h1>Strona</h1>', ''],
  ['headings out of order', '<h2>Osoby</h2>', '<h4>Osoby</h4>'],
  ['a main part that is none', /main>/g, 'div>'],
  ['a description that is none', 'aria-describedby="h"', 'aria-describedby="h" aria-hidden="yes"'],
  ['a list of what is no item', '<li>pierwsza</li>', '<p>pierwsza</p>'],
  ['words too pale', '<p>Są', '<p style="color: #bbb">Są'],
  ['no title', 'Strona</title>', '</title>'],
  ['no language', ' lang="pl"', '']
]) {
  test(`it is seen after a sound page: ${what}`, async () => {
    await shown(sane)
    await assert.rejects(shown(sane.replace(from, to)), assert.AssertionError)
  })
}

test('a word too long for a telephone is seen on a page of parts seen before', async () => {
  await shown(sane)
  await assert.rejects(shown(sane.replace('Są dwie.', 'Konstantynopolitańczykowianeczka'.repeat(3))), /px too wide/)
})
