// Walks a running host's form and takes a picture of every page: node take.mjs http://127.0.0.1:5080 police-and-crime-plan [folder]
// Chromium is CHROMIUM, or /usr/bin/chromium.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [site = 'http://127.0.0.1:5080', slug = 'police-and-crime-plan', folder = 'artifacts/screenshots'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--disable-component-update', '--disable-sync']
})

for (const language of ['en', 'cy']) {
  for (const width of [320, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    let number = 0
    const take = async name => {
      await page.screenshot({ path: join(folder, `${language}-${width}-${String(++number).padStart(2, '0')}-${name}.png`), fullPage: true })
    }
    const open = async (path, name) => {
      await page.goto(`${site}${path}?lang=${language}`)
      await take(name)
    }
    const proceed = () => page.click('button[name=action][value=continue]')

    await open('/', 'list')
    await open('/cookies', 'cookies')
    await open(`/${slug}/plan`, 'plan')
    await open(`/${slug}/privacy`, 'privacy')
    await open(`/${slug}/accessibility`, 'accessibility')
    await open('/nothing-here', 'not-found')
    await open(`/${slug}/answer/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/check`, 'no-draft')
    await open(`/${slug}`, 'start')
    await page.click('form[action*="/start"] button')
    while (!page.url().includes('/check')) {
      const name = new URL(page.url()).pathname.split('/').pop()
      await take(name)
      if (await page.locator('textarea').count()) {
        await page.fill('textarea', 'The lights on Station Road have been broken since March. Please mend them, and tell us when.\n\nSecond paragraph.')
      } else if (name === 'area') {
        await page.fill('#area', 'not a postcode')
        await proceed()
        await take('area-error')
        await page.fill('#area', 'wm2 3ab')
      } else if (name === 'files') {
        await page.setInputFiles('#files', [
          { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('A letter from the residents of Station Road.') },
          { name: 'program.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x4d, 0x5a, 0, 0, 1]) }
        ])
        await page.click('button[value=add]')
        await take('files-error')
      } else if (name === 'contact') {
        await page.fill('#email', 'nobody@')
        await proceed()
        await take('contact-error')
        await page.fill('#name', 'Alex Morgan')
        await page.fill('#email', 'alex@example.com')
      } else {
        await page.locator('input[type=radio]').first().check()
      }
      await proceed()
    }
    await take('check')
    await page.click('a[href*="/later"]')
    await take('later')
    await page.click('form button')
    await take('later-error')
    await page.goBack()
    await page.goBack()
    await page.goto(page.url().replace(/\/(later|check).*/, `/check?lang=${language}`))
    await page.click('#send')
    await take('sent')
    const root = page.url().replace(/\/sent.*/, '')
    await page.goto(`${root}/copy?lang=${language}`)
    await take('copy')
    await page.goto(`${root}/equality?lang=${language}`)
    await take('equality')
    await page.locator('input[type=radio]').first().check()
    await page.click('form button')
    await take('sent-equality')
    await page.close()
  }
}

await browser.close()
console.log(`Pictures are in ${folder}`)
