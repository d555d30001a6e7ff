import { chromium } from 'playwright-core'
import { execSync } from 'node:child_process'
const link = execSync('bin/throughline sign-in demo --data /tmp/w/m-data/data --port 4717').toString().trim().split('\n').at(-1)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
page.on('console', m => m.type() === 'error' && console.log('console', m.text().slice(0, 300)))
await page.goto(link)
if (await page.locator('main button[type=submit]').count()) { await page.locator('main button[type=submit]').first().click(); await page.waitForLoadState() }
console.log(page.url())
const base = 'http://127.0.0.1:4717/demo'
const shot = async (path, name, full = true) => { const t = Date.now(); const r = await page.goto(base + path); console.log(path, r.status(), Date.now() - t); await page.screenshot({ path: `/tmp/w/shots/${name}.png`, fullPage: full }) }
for (const arg of process.argv.slice(2)) {
  const [path, name] = arg.split('=>')
  if (path === 'phone') { await page.setViewportSize({ width: 390, height: 844 }); continue }
  if (path === 'add') {
    await page.goto(base + '/measures/new')
    const fill = (n, v) => page.locator(`[name="${n}"]`).fill(v)
    const told = { title: ['Kept appointments', 'Citas cumplidas'], short: ['Appointments', 'Citas'], definition: ['Of the appointments made, the share that was kept.', 'De las citas dadas, la parte que se cumplió.'], counted: ['cases', 'casos'], numerator: ['Appointments that were kept', 'Citas cumplidas'], denominator: ['All appointments of the month', 'Todas las citas del mes'], period: ['Month', 'Mes'], lag: ['None', 'Ninguno'], source: ['Clinic calendar', 'Calendario de la clínica'], gaming: ['Making fewer appointments', 'Dar menos citas'] }
    for (const [k, [en, es]] of Object.entries(told)) { await fill(k + '-en', en); await fill(k + '-es', es) }
    await fill('pack', 'Youth health'); await fill('unit', 'cases'); await fill('agreedBy', 'Both directors'); await fill('reason', 'Youth clinics are held to it from this year.')
    await page.screenshot({ path: `/tmp/w/shots/${name}.png`, fullPage: true })
    await page.locator('main form.card-form button[type=submit]').click(); await page.waitForLoadState('networkidle'); console.log('added ->', page.url()); continue
  }
  await shot(path, name)
}
await browser.close()
