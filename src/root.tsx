import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router'
import uswds from '../build/theme/uswds.css?url'
import type { Route } from './+types/root'
import look from './ground/ui/theme/look.css?url'
import { chooseLanguage } from './ground/words/choose-language.server.ts'
import { wordsOf } from './ground/words/words.ts'

export const links: Route.LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'stylesheet', href: uswds },
  { rel: 'stylesheet', href: look },
]

export function loader({ request }: Route.LoaderArgs) {
  return {
    language: chooseLanguage(request),
    nonce: request.headers.get('x-nonce') ?? undefined,
    requestNumber: request.headers.get('x-request-number') ?? '',
  }
}

type RootData = ReturnType<typeof loader> | undefined

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData('root') as RootData
  return (
    <html lang={root?.language ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={root?.nonce} />
        <Scripts nonce={root?.nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const root = useRouteLoaderData('root') as RootData
  const words = wordsOf(root?.language ?? 'en').frame
  const status = isRouteErrorResponse(error) ? error.status : 500
  const code = isRouteErrorResponse(error) && typeof error.data === 'string' ? error.data : ''
  const [title, text] =
    status === 404
      ? [words.error.missingTitle, words.error.missingText]
      : status < 500
        ? [words.error.refusedTitle, words.refusals[code] ?? '']
        : [words.error.title, words.error.text(root?.requestNumber ?? '')]
  return (
    <main className="tl-calm">
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">{words.error.back}</a>
      </p>
    </main>
  )
}
