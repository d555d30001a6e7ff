import { redirect } from 'react-router'
import { signOutHeader } from '../../../ground/people/session.server.ts'
import type { Route } from './+types/sign-out'

export async function action({ request, params }: Route.ActionArgs) {
  return redirect(`/${params.jurisdiction}/sign-in`, {
    headers: { 'Set-Cookie': await signOutHeader(request, params.jurisdiction) },
  })
}
