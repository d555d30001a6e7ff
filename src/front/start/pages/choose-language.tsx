import { redirect } from 'react-router'
import { onlyHere } from '../../../ground/platform/only-here.ts'
import { languageHeader } from '../../../ground/words/choose-language.server.ts'
import { isLanguage } from '../../../ground/words/words.ts'
import type { Route } from './+types/choose-language'

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const language = String(form.get('language'))
  const next = onlyHere(String(form.get('next')), '/')
  return redirect(next, isLanguage(language) ? { headers: { 'Set-Cookie': languageHeader(language) } } : {})
}

export function loader() {
  return redirect('/')
}
