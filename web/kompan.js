// kompan.js - makes a few things nicer; everything works without it.
'use strict'

// "/" goes to the search box, unless somebody is writing.
document.addEventListener('keydown', (event) => {
  const at = document.activeElement
  const writing = at && (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable)
  const box = document.getElementById('k-q')
  if (event.key === '/' && !writing && box) {
    event.preventDefault()
    box.focus()
    box.select()
  }
})

// A second click on the same button within two seconds does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target
  const now = Date.now()
  if (form.dataset.sent && now - Number(form.dataset.sent) < 2000) event.preventDefault()
  else form.dataset.sent = String(now)
})

// The list of mistakes takes the focus, so that a screen reader begins there.
const summary = document.querySelector('.govuk-error-summary')
if (summary) summary.focus()

// Buttons that print the page.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// A form that only carries what was typed before goes on by itself.
const carried = document.querySelector('form[data-auto]')
if (carried) carried.requestSubmit()
