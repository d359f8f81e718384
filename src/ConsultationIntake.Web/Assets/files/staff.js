// All of it is extra: every staff page works without.

// A table that is wider than the screen says so, and can be moved sideways with the keys.
for (const table of document.querySelectorAll('.scroll')) {
  const hint = document.createElement('p')
  hint.className = 'note wider'
  hint.textContent = 'This table is wider than the screen. Move it sideways to see the rest.'
  table.before(hint)
  const look = () => {
    hint.hidden = table.scrollWidth <= table.clientWidth
    if (hint.hidden) table.removeAttribute('tabindex')
    else table.tabIndex = 0
  }
  new ResizeObserver(look).observe(table)
  look()
}

// The forms of a point's actions, fetched when they are asked for; without this the same buttons ask for the page again with them.
const OPENERS = 'button[form=at]:is([name=open], [name=close])'
const openers = point => [...point.querySelectorAll(OPENERS)]
const isOpen = opener => opener.getAttribute('aria-expanded') === 'true'
const groupOf = opener => /^(.+)\.(\w+)$/.exec(opener.value)[2]
const fieldsOf = place => [...place.querySelectorAll('textarea, select, input:not([type=hidden])')]
const isChanged = field =>
  field.matches('[type=checkbox], [type=radio]') ? field.checked !== field.defaultChecked
    : field.matches('select') ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
      : field.value !== field.defaultValue
const isTyped = place => fieldsOf(place).some(isChanged)
// What was typed stays with its point while another group of its actions is open.
const shut = point => {
  const group = openers(point).filter(isOpen).map(groupOf)[0]
  for (const panel of point.querySelectorAll('[data-panel]:not([hidden])')) {
    if (group && isTyped(panel)) {
      panel.hidden = true
      panel.dataset.panel = group
    } else panel.remove()
  }
  for (const opener of openers(point)) opener.setAttribute('aria-expanded', 'false')
}
// The page as it was asked for, without what it says of the last act.
const thisPage = () => {
  const here = new URL(location.href)
  for (const name of ['open', 'close', 'context', 'done', 'beside', 'end']) here.searchParams.delete(name)
  return here
}
const unfold = async opener => {
  const point = opener.closest('[id^="p-"]')
  if (isOpen(opener)) return point
  const [, id, group] = /^(.+)\.(\w+)$/.exec(opener.value)
  const kept = point.querySelector(`[data-panel="${group}"][hidden]`)
  if (kept) {
    shut(point)
    kept.hidden = false
    opener.setAttribute('aria-expanded', 'true')
    return point
  }
  const here = thisPage()
  const asked = new URLSearchParams({ group, back: here.pathname + here.search })
  if (point.dataset.beside) asked.set('beside', point.dataset.beside)
  const staff = here.pathname.split('/').slice(0, 3).join('/')
  const answer = await fetch(`${staff}/points/${id}/actions?${asked}`).catch(() => null)
  const panel = answer?.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-panel]')
    : null
  // Signed out meanwhile, or the point is gone: the page says so.
  if (!panel) {
    opener.form.requestSubmit(opener)
    return null
  }
  shut(point)
  opener.setAttribute('aria-expanded', 'true')
  opener.closest('.actions').append(panel)
  return point
}
for (const opener of document.querySelectorAll(OPENERS)) opener.setAttribute('aria-expanded', String(opener.name === 'close'))
document.addEventListener('click', event => {
  const opener = event.target.closest(OPENERS)
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  if (isOpen(opener)) shut(opener.closest('[id^="p-"]'))
  else unfold(opener)
})

// What was typed and not sent is lost with the page: the browser asks before it goes.
let sent = null
document.addEventListener('submit', event => { sent = event.target })
addEventListener('beforeunload', event => {
  const isLost = [...document.querySelectorAll('[data-panel] form, .answering form')].some(form => form !== sent && isTyped(form))
  sent = null
  if (isLost) event.preventDefault()
})

// Keys in a list of points or a letter. They do nothing while you type, and can be turned off: speech software types whole words.
const keysNote = document.querySelector('[data-keys-note]')
const points = [...document.querySelectorAll('[data-keys] > li, .letter[data-keys] > .passage[id]')]
if (points.length > 0) {
  const SWITCH = 'keys-off'
  let isOff = localStorage.getItem(SWITCH) === 'yes'
  const begun = points.findIndex(point => point.matches(location.hash ? `[id="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]` : '[autofocus]'))
  let at = begun >= 0 || !location.hash ? begun : 0
  const go = to => {
    at = Math.min(points.length - 1, Math.max(0, to))
    points[at].focus()
    points[at].scrollIntoView({ block: 'nearest' })
  }
  const press = (place, selector) => place?.querySelector(selector)?.click()
  // What is typed while a point's forms are on their way is meant for them, and not taken for other keys.
  let typed = null
  const unfolded = async (point, group) => {
    const opener = openers(point).find(opener => opener.value.endsWith(`.${group}`))
    typed = ''
    const unfoldedPoint = opener ? await unfold(opener) : null
    const meanwhile = typed
    typed = null
    return { forms: unfoldedPoint?.querySelector('[data-panel]:not([hidden])'), meanwhile }
  }
  const show = async (point, group, selector) => {
    const { forms, meanwhile } = await unfolded(point, group)
    const field = forms?.querySelector(selector)
    field?.focus()
    if (field?.matches('input[type=text], textarea')) field.setRangeText(meanwhile, field.value.length, field.value.length, 'end')
  }
  const pressIn = async (point, group, find) => {
    const { forms } = await unfolded(point, group)
    if (forms) find(forms)?.click()
  }
  const onPoint = {
    o: point => press(point, 'a.id'),
    c: point => press(point, 'button[data-around]'),
    l: point => press(point, 'a[data-like]'),
    x: point => press(point, 'input[name=point]'),
    s: point => show(point, 'right', 'select[name=stance]'),
    w: point => show(point, 'right', 'select[name=whose]'),
    b: point => show(point, 'right', 'select[name=at]'),
    m: point => pressIn(point, 'right', forms => forms.querySelector('form[data-do=merge] button')),
    z: point => show(point, 'right', 'input[name=reason]'),
    d: point => show(point, 'decide', 'select[name=outcome]'),
    g: point => show(point, 'hand', 'input[name=to][id]'),
    t: point => show(point, 'hand', 'textarea[name=note]'),
    f: point => show(point, 'flag', 'button, input[type=text]')
  }
  const onPage = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    n: () => press(document, 'a[rel=next]'),
    p: () => document.querySelector('a[rel=prev]') ? press(document, 'a[rel=prev]') : history.back(),
    r: () => press(document, 'button[data-read]'),
    u: () => press(document, 'button[data-undo]'),
    '/': () => document.querySelector('#words')?.focus()
  }
  document.addEventListener('focusin', event => {
    const held = points.findIndex(point => point.contains(event.target))
    if (held >= 0) at = held
  })
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (typed !== null) {
      if (event.key.length === 1) typed += event.key
      event.preventDefault()
      return
    }
    if (event.key === 'Escape' && at >= 0 && points[at].contains(event.target) && event.target !== points[at]) {
      shut(points[at])
      go(at)
      return
    }
    if (isOff || event.target.closest('input:not([type=checkbox], [type=radio]), select, textarea')) return
    const theme = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    const act = onPage[event.key] ?? (at >= 0 ? onPoint[event.key] && (() => onPoint[event.key](points[at])) : null)
    if (theme >= 0 && at >= 0) pressIn(points[at], 'right', forms => forms.querySelectorAll('button.toggle')[theme])
    else if (act) act()
    else return
    event.preventDefault()
  })
  if (keysNote) {
    keysNote.hidden = false
    const button = keysNote.querySelector('[data-keys-switch]')
    const say = () => { button.textContent = isOff ? 'Turn these keys on' : 'Turn these keys off' }
    say()
    button.addEventListener('click', () => {
      isOff = !isOff
      localStorage.setItem(SWITCH, isOff ? 'yes' : 'no')
      say()
    })
  }
}

// Words chosen in a letter become a point, or the place where a point is split.
const letter = document.querySelector('.letter')
if (letter) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'chosen'
  button.hidden = true
  document.body.append(button)

  const offsetIn = (block, node, offset) => {
    const range = document.createRange()
    range.selectNodeContents(block)
    range.setEnd(node, offset)
    return Number(block.dataset.start) + range.toString().length
  }
  const send = (action, fields) => {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = action
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement('input')
      input.type = 'hidden'
      input.name = name
      input.value = value
      form.append(input)
    }
    document.body.append(form)
    form.submit()
  }
  const passageOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('blockquote[data-start]')
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    const range = selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
    const block = range && passageOf(range.commonAncestorContainer)
    const isAcross = !block && range && letter.contains(range.startContainer) && passageOf(range.startContainer) && passageOf(range.endContainer)
    button.hidden = !block && !isAcross
    button.disabled = !block
    if (isAcross) button.textContent = 'These words stand in two passages. Choose words within one of them.'
    if (!block) return
    const start = offsetIn(block, range.startContainer, range.startOffset)
    const end = offsetIn(block, range.endContainer, range.endOffset)
    const here = thisPage()
    const back = here.pathname + here.search
    const staff = here.pathname.split('/').slice(0, 3).join('/')
    if (block.dataset.point) {
      button.textContent = 'Split the point before these words'
      button.onclick = () => send(`${staff}/points/${block.dataset.point}/act`, { do: 'split', at: start, seen: block.dataset.seen, back })
    } else {
      button.textContent = 'Make these words a point'
      button.onclick = () => send(`${staff}/${block.dataset.response}/act`, { do: 'make', start, length: end - start, whose: 'OwnView', back, anchor: 'main' })
    }
  })
}

// How far something long is: looked at again while it goes on.
const progress = document.querySelector('[data-progress]')
if (progress?.querySelector('[data-goes-on]')) {
  const look = setInterval(async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    const now = page.querySelector('[data-progress]')
    if (!now) return location.reload()
    progress.replaceChildren(...now.childNodes)
    if (!progress.querySelector('[data-goes-on]')) clearInterval(look)
  }, 2000)
}

// Pages made for typing: Ctrl and Enter saves from any field.
document.querySelector('[data-typing]')?.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
})

// Words chosen in a response that is to be published go where words to take out are written.
document.querySelector('[data-words]')?.addEventListener('mouseup', () => {
  const chosen = String(getSelection()).trim()
  if (chosen && !chosen.includes('\n')) document.querySelector('#words').value = chosen
})
