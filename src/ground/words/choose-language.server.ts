import { isLanguage, type Language } from './words.ts'

const name = 'throughline-language'

/** The language that was chosen before, else the browser's first that we speak, else English. */
export function chooseLanguage(request: Request): Language {
  const cookie = request.headers.get('Cookie')?.match(new RegExp(`(?:^|; )${name}=(\\w+)`))?.[1]
  if (isLanguage(cookie)) return cookie
  const asked = request.headers.get('Accept-Language') ?? ''
  const first = asked
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
  return first ?? 'en'
}

/** The header that remembers a choice. Plain text: it says nothing about a person. */
export function languageHeader(language: Language): string {
  return `${name}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`
}
