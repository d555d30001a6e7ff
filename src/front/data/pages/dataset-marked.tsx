import { asVisitor } from '../../../ground/people/session.server.ts'
import { mediaTypes } from '../../../ground/platform/answer-table.ts'
import { returnedFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { findSubmission } from '../../../ground/submissions/find-submission.ts'
import { mayReadReturned } from '../../../performance/datasets/may.ts'
import { readReturnedCopy } from '../../../performance/datasets/returned-copy.ts'
import type { Route } from './+types/dataset-marked'

/** A file that was sent back, with its cells marked: for who sent it, and for whom it was sent. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { slug, fileName } = await asVisitor(request, params, async (visit) => {
    if (!mayReadReturned(visit)) throw new Response('not-allowed', { status: 403 })
    const submission = await findSubmission(visit.work, params.id)
    if (!submission) throw new Response(null, { status: 404 })
    return { slug: visit.jurisdiction.slug, fileName: submission.fileName }
  })
  const bytes = await readReturnedCopy(returnedFolder(theProgram().settings.dataFolder, slug), params.id)
  if (bytes === null) throw new Response(null, { status: 404 })
  const name = `${fileName.replace(/\.[^.]+$/, '').replace(/[^\w.-]+/g, '-')}-marked.xlsx`
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': mediaTypes.xlsx,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
