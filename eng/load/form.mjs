// Two hundred visitors fill in the form at once, while /healthz is asked as often, and the two are compared:
//   node eng/load/form.mjs http://127.0.0.1:5080 police-and-crime-plan [visitors] [pause in ms between pages]
// Ten visitors go before them, uncounted: a host that has just started compiles each page's code on its first visits.
// Ends with 1 where anything failed or the 99th percentile of a page is 10 times that of /healthz or more.
import http from 'node:http'

const [site = 'http://127.0.0.1:5080', slug = 'police-and-crime-plan', visitors = '200', pause = '1000'] = process.argv.slice(2)
const agent = new http.Agent({ keepAlive: true, maxSockets: 400 })
const pages = []
const health = []
const failures = []

function ask(path, { method = 'GET', body, cookie } = {}, times = pages) {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const headers = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
    if (cookie) headers.cookie = cookie
    const request = http.request(new URL(path, site), { method, agent, headers }, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('end', () => {
        times.push(performance.now() - began)
        if (response.statusCode >= 400) failures.push(`${response.statusCode} ${method} ${path.replace(/[a-z2-7]{32}/, '…')}`)
        resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() })
      })
    })
    request.on('error', failure => { failures.push(String(failure)); reject(failure) })
    request.end(body)
  })
}

const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
const cookieOf = response => response.headers['set-cookie']?.map(cookie => cookie.split(';')[0]).join('; ')

async function visit(number, pace = Number(pause)) {
  const think = () => wait(pace * (0.5 + Math.random()))
  await wait(Math.random() * pace)
  await ask(`/${slug}`)
  await think()
  let at = (await ask(`/${slug}/start`, { method: 'POST', body: '' })).headers.location
  let cookie
  while (true) {
    const page = await ask(at, { cookie })
    cookie = cookieOf(page) ?? cookie
    if (at.includes('/sent')) return
    await think()
    const fields = new URLSearchParams()
    fields.set('__RequestVerificationToken', /name="__RequestVerificationToken" value="([^"]+)"/.exec(page.text)?.[1] ?? '')
    for (const [, name] of page.text.matchAll(/<textarea[^>]* name="([^"]+)"/g)) fields.set(name, `Visitor ${number} says that the street lights on Station Road should be mended.`)
    for (const [, name, value] of page.text.matchAll(/type="radio"[^>]*name="([^"]+)"[^>]*value="([^"]+)"/g)) fields.set(name, value)
    fields.set('action', 'continue')
    const answered = await ask(at, { method: 'POST', body: fields.toString(), cookie })
    if (answered.status !== 302) throw new Error(`${answered.status} at ${at.split('/').pop()}`)
    at = answered.headers.location
  }
}

for (let number = 1; number <= 10; number++) await visit(-number, 0)
pages.length = 0

let visiting = true
const watchers = Array.from({ length: 4 }, async () => {
  while (visiting) {
    await ask('/healthz', {}, health)
    await wait(20)
  }
})
const began = performance.now()
const ends = await Promise.allSettled(Array.from({ length: Number(visitors) }, (_, i) => visit(i + 1)))
visiting = false
await Promise.all(watchers)
agent.destroy()

const failed = ends.filter(end => end.status === 'rejected')
const p = (times, q) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))]
const row = (name, times) => console.log(`${name.padEnd(9)} ${String(times.length).padStart(6)} requests   p50 ${p(times, 0.5).toFixed(1)} ms   p99 ${p(times, 0.99).toFixed(1)} ms`)
console.log(`${visitors} visitors in ${((performance.now() - began) / 1000).toFixed(1)} s, ${failed.length} did not finish, ${failures.length} requests failed`)
row('pages', pages)
row('/healthz', health)
const ratio = p(pages, 0.99) / p(health, 0.99)
console.log(`p99 of a page is ${ratio.toFixed(1)} times the p99 of /healthz`)
for (const message of new Set([...failures, ...failed.map(end => String(end.reason))])) console.log(`  ${message}`)
process.exit(failed.length || failures.length || ratio >= 10 ? 1 : 0)
