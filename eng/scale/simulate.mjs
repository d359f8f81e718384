// What the Functions app does on the last day of a consultation of any size, and which limit it meets first:
//   node eng/scale/simulate.mjs [million responses ...] [--starts-per-second 300] [--new-letters 0.5] [--instances 100] ...
// docs/scale.md says where each number comes from. Prints a table, and a chart of the last day's arrivals and backlog for each size.
const settings = {
  lastDay: 0.2, // of all responses come on the last day
  peakHour: 0.1, // of the last day's come in its busiest hour
  newLetters: 0.5, // are long enough to be compared, and like no other
  entities: 13, // written for a response: 5 to add it, 8 to save its points
  entitiesOfALetter: 16, // more, where it starts a campaign of one
  entitiesPerSecond: 20000, // an account
  entitiesPerPartition: 2000,
  partitions: 16,
  messages: 3, // sent, fetched, deleted
  messagesPerSecond: 2000, // a queue
  startsPerSecond: 300, // campaigns of one consultation: up to six are a change of one row, at 20 ms, one after another
  secondsToAdd: 0.05, // an instance is busy with a post, its waiting included
  postsAtOnce: 16, // an instance takes
  secondsToTag: 0.02, // of processor
  instances: 100,
}

const sizes = []
for (let i = 2; i < process.argv.length; i++) {
  const name = process.argv[i].replace(/^--/, '').replace(/-(.)/g, (_, letter) => letter.toUpperCase())
  if (name in settings) settings[name] = Number(process.argv[++i])
  else sizes.push(Number(process.argv[i]))
}
if (sizes.some(Number.isNaN)) { console.error('Sizes are millions of responses; settings are ' + Object.keys(settings).join(', ')); process.exit(2) }
if (sizes.length === 0) sizes.push(1, 10, 100)

// The day's shape: little at night, most in the hour before closing at 17:00.
const shape = Array.from({ length: 24 }, (_, hour) => hour < 6 ? 0.1 : hour < 9 ? 0.6 : hour < 16 ? 1 : hour === 16 ? 0 : 0.02)
const rest = shape.reduce((sum, share) => sum + share, 0)
const hours = shape.map((share, hour) => hour === 16 ? settings.peakHour : share / rest * (1 - settings.peakHour))

// Each limit in responses a second.
const limits = {
  'campaigns started in one consultation': settings.startsPerSecond / settings.newLetters,
  'entities of the account': settings.entitiesPerSecond / (settings.entities + settings.newLetters * settings.entitiesOfALetter),
  'entities of the submissions partitions': settings.entitiesPerPartition * settings.partitions / settings.entities,
  'messages of the tagging queue': settings.messagesPerSecond / settings.messages,
  'instances that take posts': settings.instances * settings.postsAtOnce / settings.secondsToAdd,
  'instances that tag': settings.instances / settings.secondsToTag,
}
const [first, most] = Object.entries(limits).sort((a, b) => a[1] - b[1])[0]
console.log('Responses a second at each limit:')
for (const [name, limit] of Object.entries(limits).sort((a, b) => a[1] - b[1])) console.log(`  ${String(Math.round(limit)).padStart(7)}  ${name}`)
console.log(`\nmillion   last day     peak/s   of the first limit   most waiting   waited longest`)
const charts = []
for (const million of sizes) {
  const day = million * 1e6 * settings.lastDay
  let waiting = 0, mostWaiting = 0, line = []
  for (let hour = 0; hour < 48; hour++) {
    const arriving = day * (hours[hour] ?? 0)
    waiting = Math.max(0, waiting + arriving - most * 3600)
    mostWaiting = Math.max(mostWaiting, waiting)
    line.push({ hour, arriving, waiting })
  }
  const peak = day * Math.max(...hours) / 3600
  console.log(`${String(million).padStart(7)} ${String(Math.round(day)).padStart(10)} ${peak.toFixed(1).padStart(10)} ${(peak / most * 100).toFixed(0).padStart(18)} % ` +
    `${String(Math.round(mostWaiting)).padStart(14)} ${(mostWaiting / most / 3600).toFixed(1).padStart(14)} h`)
  charts.push({ million, line })
}
console.log(`\nFirst to bend: ${first}, at ${Math.round(most)} a second. Hours of the last day, # arriving, . waiting to be tagged:`)
for (const { million, line } of charts) {
  const top = Math.max(...line.map(({ arriving, waiting }) => Math.max(arriving, waiting)))
  console.log(`\n  ${million} million, a full line is ${Math.round(top)}`)
  for (const { hour, arriving, waiting } of line.slice(0, 24)) {
    console.log(`  ${String(hour).padStart(2, '0')}:00 ${'#'.repeat(Math.round(arriving / top * 60)).padEnd(1)}`)
    if (waiting > 0) console.log(`        ${'.'.repeat(Math.round(waiting / top * 60))}`)
  }
}
