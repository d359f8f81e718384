// All of it is extra: every page works without.
import { Button, ErrorSummary, SkipLink, createAll, isSupported } from 'govuk-frontend'

if (isSupported()) {
  createAll(ErrorSummary)
  createAll(SkipLink)
  createAll(Button)
}

// What was typed and not sent yet is kept when the page goes away: a closed tab, a link, a phone put in a pocket.
const form = document.querySelector('form[data-keep]')
if (form) {
  const written = () => new URLSearchParams(new FormData(form)).toString()
  let known = written()
  let sending = false
  form.addEventListener('submit', () => { sending = true })
  const keep = () => {
    const now = written()
    if (sending || now === known) return
    known = now
    const fields = new URLSearchParams(now)
    fields.set('action', 'keep')
    // Not form.action: the buttons are called "action", and a form gives its fields first.
    navigator.sendBeacon(form.getAttribute('action'), fields)
  }
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep() })
  // A page that comes back from the browser's memory may be sent again.
  addEventListener('pageshow', () => { sending = false })
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
