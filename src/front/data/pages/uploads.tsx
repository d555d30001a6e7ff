import { redirect } from 'react-router'
import type { Route } from './+types/uploads'
import { answerBegin } from './answer-piece.server.ts'

/** Where a large file begins that comes in pieces: the form on the page sends it here in the background. */
export async function action({ request, params }: Route.ActionArgs) {
  return answerBegin(request, params)
}

/** Who opens the address by hand is shown the page with the forms. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/${params.jurisdiction}/data`)
}
