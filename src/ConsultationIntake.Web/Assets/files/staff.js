// All of it is extra: every staff page works without.

// Keys in a list of points or a letter. They do nothing while you type, and can be turned off: speech software types whole words.
const keysNote = document.querySelector('[data-keys-note]')
const points = [...document.querySelectorAll('[data-keys] > li, .letter[data-keys] > .passage[id]')]
if (points.length > 0) {
  const SWITCH = 'keys-off'
  let isOff = localStorage.getItem(SWITCH) === 'yes'
  let at = Math.max(0, points.findIndex(point => `#${point.id}` === decodeURIComponent(location.hash))) - (location.hash ? 0 : 1)
  const go = to => {
    at = Math.min(points.length - 1, Math.max(0, to))
    points[at].focus()
    points[at].scrollIntoView({ block: 'nearest' })
  }
  // A part of the point's forms, with what stands closed around it opened.
  const show = (point, selector) => {
    const field = point.querySelector(selector)
    if (!field) return
    for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true
    field.focus()
  }
  const press = (place, selector) => place?.querySelector(selector)?.click()
  const onPoint = {
    o: point => press(point, 'a.id'),
    c: point => press(point, 'a[data-around]'),
    l: point => press(point, 'a[data-like]'),
    x: point => press(point, 'input[name=point]'),
    s: point => show(point, 'select[name=stance]'),
    w: point => show(point, 'select[name=whose]'),
    b: point => show(point, 'select[name=at]'),
    m: point => press(point, 'form[data-do=merge] button'),
    z: point => show(point, 'input[name=reason][id^=remove]'),
    d: point => show(point, 'select[name=outcome]'),
    g: point => show(point, 'input[name=to][id^=to]'),
    t: point => show(point, 'textarea[name=note]'),
    f: point => show(point, 'details:last-of-type button, details:last-of-type input[type=text]')
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
    if (event.key === 'Escape' && at >= 0 && points[at].contains(event.target) && event.target !== points[at]) {
      event.target.closest('details')?.removeAttribute('open')
      go(at)
      return
    }
    if (isOff || event.target.closest('input:not([type=checkbox], [type=radio]), select, textarea')) return
    const theme = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    const act = onPage[event.key] ?? (at >= 0 ? onPoint[event.key] && (() => onPoint[event.key](points[at])) : null)
    if (theme >= 0 && at >= 0) points[at].querySelectorAll('button.toggle')[theme]?.click()
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
  document.addEventListener('selectionchange', () => {
    const selection = getSelection()
    const block = selection.rangeCount > 0 && !selection.isCollapsed
      ? selection.getRangeAt(0).commonAncestorContainer.parentElement?.closest('blockquote[data-start]')
      : null
    button.hidden = !block
    if (!block) return
    const range = selection.getRangeAt(0)
    const start = offsetIn(block, range.startContainer, range.startOffset)
    const end = offsetIn(block, range.endContainer, range.endOffset)
    const back = location.pathname
    const staff = back.split('/').slice(0, 3).join('/')
    if (block.dataset.point) {
      button.textContent = 'Split the point before these words'
      button.onclick = () => send(`${staff}/points/${block.dataset.point}/act`, { do: 'split', at: start, back })
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
    if (!now) return
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
