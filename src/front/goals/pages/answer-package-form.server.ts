import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { openSigningKey } from '../../../ground/platform/signing-key.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { mayExchange } from '../../../performance/goals/may.ts'
import { receivePackage } from '../../../performance/goals/receive-package.ts'
import { takeBackPackage } from '../../../performance/goals/take-back-package.ts'
import { type FileForm, receiveFileForm } from '../../register/receive-file-form.ts'
import { findPackageLook, type PackageLook } from '../find-package-look.ts'

export type PackageAnswer = { refused: string } | { look: PackageLook }
type Answer = PackageAnswer | { goTo: string }

/** The package page: look at a file, take it in as it was looked at, and take that back. */
export async function answerPackageForm(
  request: Request,
  params: { jurisdiction?: string | undefined },
): Promise<Response | PackageAnswer> {
  const form = await receiveFileForm(request)
  if ('refused' in form) return { refused: form.refused }
  const answer = await asVisitor(request, params, (visit) => answerOne(visit, form))
  return 'goTo' in answer ? redirect(`${addressOf(request).path}${answer.goTo}`) : answer
}

async function answerOne(visit: Visit, { fields, file }: FileForm): Promise<Answer> {
  if (!mayExchange(visit)) return { refused: 'not-allowed' }
  if (visit.jurisdiction.isDemo) return { refused: 'demo-is-invented' }
  const { dataFolder } = theProgram().settings
  if (fields.do === 'look') {
    const text = file ? new TextDecoder().decode(file.content) : ''
    return findPackageLook(visit, { text, dataFolder })
  }
  if (fields.do === 'take-back') {
    const taken = await takeBackPackage(visit, fields.package ?? '')
    return 'refused' in taken ? taken : { goTo: `?done=taken-back&from=${encodeURIComponent(taken.done.from)}` }
  }
  if (fields.do !== 'take-in') return { refused: 'wrong-form' }
  // A browser ends the lines of a field in its own way; a package is one line.
  const text = `${(fields.text ?? '').trim()}\n`
  const ownFingerprint = openSigningKey(dataFolder, visit.jurisdiction.slug).fingerprint
  const received = await receivePackage(visit, { text, accept: fields.fingerprint || null, ownFingerprint })
  if ('refused' in received) return received
  const { id, from } = received.done
  return { goTo: `?done=taken-in&package=${id}&from=${encodeURIComponent(from)}` }
}
