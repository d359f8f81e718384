// All of it is extra: every staff page works without.

// j and k go through a list of points, x ticks the one you are at, o opens its letter. Nothing happens while you type.
const points = [...document.querySelectorAll('[data-keys] > li')]
if (points.length > 0) {
  let at = Math.max(0, points.findIndex(point => `#${point.id}` === decodeURIComponent(location.hash))) - (location.hash ? 0 : 1)
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return
    const step = { j: 1, k: -1 }[event.key]
    if (step) {
      at = Math.min(points.length - 1, Math.max(0, at + step))
      points[at].focus()
      points[at].scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'x' && at >= 0) {
      points[at].querySelector('input[name=point]')?.click()
    } else if (event.key === 'o' && at >= 0) {
      points[at].querySelector('a.id, .where a').click()
    }
  })
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
