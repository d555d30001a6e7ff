/** A package carries frameworks and released results from one installation to another, signed by the city that sends it. */
import { createPublicKey, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../../ground/platform/canonical-json.ts'
import { fingerprintOf, type SigningKey } from '../../ground/platform/signing-key.ts'
import { frameworkStates, overrideRights } from './framework-words.ts'
import { directionSchema } from './standard.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const month = z.string().regex(/^\d{4}-\d{2}$/)
const text = z.string().max(4000)
const count = z.number().int().nonnegative()

const packagedFrameworkSchema = z.object({
  id: z.uuid(),
  name: text.min(1),
  policyArea: text,
  description: text,
  version: z.number().int().positive(),
  state: z.enum(frameworkStates),
  funders: z.array(z.object({ name: text.min(1), signedBy: text.nullable(), signedOn: day.nullable() })),
  measures: z.array(
    z.object({
      measure: text.min(1),
      cardVersion: text,
      programType: text.min(1),
      population: text.nullable(),
      minimum: z.number().nonnegative(),
      target: z.number().nonnegative(),
      direction: directionSchema,
      mayOverride: z.enum(overrideRights),
      overrides: z.array(
        z.object({ funder: text, minimum: z.number().nonnegative(), target: z.number().nonnegative(), reason: text }),
      ),
    }),
  ),
})

/** Twelve months of a measure, by kind of program and population. Where a state is not "value" there are no counts. */
export const releasedResultSchema = z.object({
  measure: text.min(1),
  cardVersion: text,
  /** what the denominator counts: households, or what the measure's card declares */
  unit: text.min(1),
  from: month,
  to: month,
  groups: z.array(
    z.object({
      programType: text.min(1),
      population: text.nullable(),
      state: z.enum(['value', 'suppressed']),
      numerator: count.nullable(),
      denominator: count.nullable(),
    }),
  ),
  /** the groups together, summed over programs; null where it would give a hidden count away */
  total: z.object({ numerator: count, denominator: count }).nullable(),
})
export type ReleasedResult = z.infer<typeof releasedResultSchema>

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`))

export const frameworkPackageSchema = z.object({
  schema: z.literal('throughline/framework-package/1'),
  madeAt: z.iso.datetime(),
  from: z.object({ name: text.min(1), isDemo: z.boolean() }),
  frameworks: z.array(packagedFrameworkSchema).max(1000),
  results: z.array(releasedResultSchema).max(1000),
  signature: z.object({
    algorithm: z.literal('ed25519'),
    /** DER of SubjectPublicKeyInfo, in hexadecimal */
    publicKey: hex(88),
    /** over the canonical JSON of everything else in the package, this key included */
    value: hex(128),
  }),
})
export type FrameworkPackage = z.infer<typeof frameworkPackageSchema>
export type PackageContent = Omit<FrameworkPackage, 'schema' | 'signature'>

/** The text of a package, signed. It is canonical JSON, so that not one character of it can change unseen. */
export function writePackage(content: PackageContent, key: SigningKey): string {
  const signed = {
    schema: 'throughline/framework-package/1',
    ...content,
    signature: { algorithm: 'ed25519', publicKey: key.publicKey },
  }
  const value = sign(null, Buffer.from(canonicalJson(signed)), key.privateKey).toString('hex')
  return `${canonicalJson({ ...signed, signature: { ...signed.signature, value } })}\n`
}

export type ReadPackage = { package: FrameworkPackage; fingerprint: string }

/** Reads a package and checks that it is what was signed. Who signed it is for the reader to judge by the fingerprint. */
export function readPackage(
  written: string,
): { done: ReadPackage } | { refused: 'package-unreadable' | 'package-changed' } {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return { refused: 'package-unreadable' }
  }
  const parsed = frameworkPackageSchema.safeParse(value)
  if (!parsed.success) return { refused: 'package-unreadable' }
  // Another order of keys, a space, or a key that we do not know would be read as the same, and is not what was signed.
  if (`${canonicalJson(parsed.data)}\n` !== written) return { refused: 'package-changed' }
  const { signature, ...rest } = parsed.data
  const { value: hexValue, ...signer } = signature
  try {
    const publicKey = createPublicKey({ key: Buffer.from(signer.publicKey, 'hex'), format: 'der', type: 'spki' })
    const content = Buffer.from(canonicalJson({ ...rest, signature: signer }))
    const isEd25519 = publicKey.asymmetricKeyType === 'ed25519'
    if (!isEd25519 || !verify(null, content, publicKey, Buffer.from(hexValue, 'hex')))
      return { refused: 'package-changed' }
  } catch {
    return { refused: 'package-changed' }
  }
  return { done: { package: parsed.data, fingerprint: fingerprintOf(signer.publicKey) } }
}
