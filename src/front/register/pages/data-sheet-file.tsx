import { findDataSheet } from '../../../agreements/funding/find-data-sheet.ts'
import { writeDataSheet } from '../../../agreements/funding/write-data-sheet.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import type { Route } from './+types/data-sheet-file'

/** The data sheet of a subaward as a PDF: the register as it stands today. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const found = await asVisitor(request, params, async ({ work, jurisdiction, today }) => ({
    sheet: await findDataSheet(work, params.number, jurisdiction),
    today,
    isDemo: jurisdiction.isDemo,
  }))
  if (!found.sheet) throw new Response(null, { status: 404 })
  const { today, isDemo } = found
  const pdf = await writeDataSheet(found.sheet, { language: chooseLanguage(request), today, isDemo })
  const name = `${params.number}-data-sheet`.replaceAll(/[^\w.-]+/g, '_')
  return new Response(new Uint8Array(pdf), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${name}.pdf"` },
  })
}
