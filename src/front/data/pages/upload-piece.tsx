import type { Route } from './+types/upload-piece'
import { answerPiece, answerPieceQuestion } from './answer-piece.server.ts'

/** How far a file has come that is sent in pieces. */
export async function loader({ request, params }: Route.LoaderArgs) {
  return answerPieceQuestion(request, params)
}

/** The next piece of it. */
export async function action({ request, params }: Route.ActionArgs) {
  return answerPiece(request, params)
}
