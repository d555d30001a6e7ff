import { askForDocument } from '../../agreements/documents/ask-for-document.ts'
import { putOnFile } from '../../agreements/documents/put-on-file.ts'
import { addDays } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { asInventedManager, mustInvent } from './invented-visit.ts'

/** Days from today on which certificates of insurance end: most next year, some soon, two have passed. */
const certificatesEnd = [310, 280, 34, 190, 250, -12, 365, 120, 52, 300, 220, 75, -40, 330]
/** Days from today by which an audit report is due; null: not asked for. */
const auditsDue = [45, null, 120, -25, null, 80, 20, null]

/** Fills the cabinet of the demonstration: certificates that end on different days, and audits that are asked for. */
export async function inventFiles(program: Program, city: Jurisdiction): Promise<void> {
  await asInventedManager(program, city, async (visit) => {
    const providers = await visit.work.selectFrom('provider').select(['id', 'name']).orderBy('name').execute()
    for (const [at, provider] of providers.entries()) {
      await bringCertificate(visit, provider, certificatesEnd[at % certificatesEnd.length]!)
      const due = auditsDue[at % auditsDue.length]!
      if (due === null) continue
      const year = Number(visit.today.slice(0, 4)) - 1
      const asked = {
        providerId: provider.id,
        kind: 'audit',
        title: `Single audit ${year}`,
        dueOn: addDays(visit.today, due),
      }
      mustInvent(await askForDocument(visit, asked))
    }
  })
}

/** What has expired by now was good on the day on which it came. */
async function bringCertificate(visit: Visit, provider: { id: string; name: string }, endsIn: number): Promise<void> {
  const expiresOn = addDays(visit.today, endsIn)
  const text = `Invented certificate of general liability insurance for ${provider.name}. Nothing here is real.\n`
  const file = { fileName: 'insurance.txt', content: Buffer.from(text), expiresOn }
  const what = { providerId: provider.id, kind: 'insurance', title: 'General liability insurance' }
  mustInvent(await putOnFile({ ...visit, today: addDays(expiresOn, -365) }, { ...what, ...file }))
}
