import './ground/words/know-all-languages.ts'
import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { type RenderToPipeableStreamOptions, renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, ServerRouter } from 'react-router'
import { log } from './ground/platform/log.ts'

export const streamTimeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const nonce = request.headers.get('x-nonce') ?? undefined
  const ready: keyof RenderToPipeableStreamOptions = isbot(request.headers.get('user-agent'))
    ? 'onAllReady'
    : 'onShellReady'
  return new Promise((done, fail) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={context} url={request.url} nonce={nonce} />, {
      nonce,
      [ready]() {
        const body = new PassThrough()
        headers.set('Content-Type', 'text/html')
        done(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
        pipe(body)
      },
      onShellError: fail,
      onError(error: unknown) {
        failed = true
        writeError(error, request)
      },
    })
    // It must not hold a program that is asked to end.
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  writeError(error, request)
}

/** The stack goes to the log under the number that the error page shows; the database's values stay out of it. */
function writeError(error: unknown, request: Request): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  log('error', { number: request.headers.get('x-request-number'), path: new URL(request.url).pathname, stack })
}
