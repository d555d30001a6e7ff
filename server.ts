import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { log } from './src/ground/platform/log.ts'
import type { Program } from './src/ground/platform/program.server.ts'
import { setProgram } from './src/ground/platform/program.server.ts'
import { projectRoot } from './src/ground/platform/project-root.ts'

export type Listening = { address: string; close(): Promise<void> }

/** Serves the built pages of an open program on the loopback address. */
export async function listen(program: Program, port: number): Promise<Listening> {
  setProgram(program)
  const built = join(projectRoot, 'build', 'pages', 'server', 'index.js')
  if (!existsSync(built)) throw new Error('The pages are not built: run `npm start` once.')
  const pages = await import(built)
  const app = express()
  app.disable('x-powered-by')
  app.use(compression())
  const assets = join(projectRoot, 'build', 'pages', 'client')
  app.use('/assets', express.static(join(assets, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(express.static(assets, { maxAge: '1h', index: false }))
  app.use(guard)
  app.all('/{*any}', createRequestHandler({ build: pages, mode: 'production' }))
  const server = await new Promise<Server>((done, fail) => {
    const opened = app.listen(port, '127.0.0.1', (error?: Error) => (error ? fail(error) : done(opened)))
  })
  // An export of 250 MB over a slow line takes longer than Node's five minutes; the upload has a limit of its own.
  server.requestTimeout = 11 * 60_000
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        // An open event stream would hold the program.
        server.closeAllConnections()
      }),
  }
}

/** Number, nonce and headers of a request, and a line in the log: path and time, never what was asked or answered. */
function guard(request: Request, response: Response, next: NextFunction): void {
  const number = randomBytes(4).toString('hex')
  const nonce = randomBytes(16).toString('base64')
  // Both go to the pages as headers of the request, and replace whatever a visitor sent under these names.
  request.headers['x-request-number'] = number
  request.headers['x-nonce'] = nonce
  response.set({
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Request-Number': number,
  })
  const began = performance.now()
  response.on('finish', () => {
    const milliseconds = Math.round(performance.now() - began)
    log('request', { number, method: request.method, path: request.path, status: response.statusCode, milliseconds })
  })
  next()
}
