/** A provider is the organization that a government pays to serve people: a nonprofit, a firm, or another government. */
import { z } from 'zod'

/** A funder, outside this government, pays; it is an organization with names and identifiers like a provider. */
export const providerKinds = ['provider', 'funder'] as const
export type ProviderKind = (typeof providerKinds)[number]

/** Whether a text can name a row at all; what comes with an address or a form may be anything. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Blank and null are "none known". */
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((text) => text || null)

const name = z.string().trim().min(1).max(300)

/** What a person may write down of an organization. Its identifiers are read by `readUei` and `readEin`. */
export const providerForm = z.object({
  name,
  uei: optional(40),
  ein: optional(40),
  /** null: not known */
  isForProfit: z.boolean().nullable().default(null),
  parentId: z.uuid().nullable().default(null),
})

export const contactForm = z.object({
  providerId: z.uuid(),
  name,
  role: optional(200),
  email: z.email().max(200).nullable().default(null),
  phone: optional(60),
})

export const siteForm = z.object({
  providerId: z.uuid(),
  name,
  /** null: not known, or kept out because it must stay safe */
  address: optional(500),
  programId: z.uuid().nullable().default(null),
})

/** An identifier as it was written: none, one of the right shape, or wrong. */
export type ReadIdentifier = { value: string | null } | { refused: 'wrong-uei' | 'wrong-ein' }

/**
 * A Unique Entity ID of SAM.gov: twelve letters and digits, never O or I, which look like digits. How its last character
 * is checked is not public, so only the shape is.
 */
export function readUei(text: string | null | undefined): ReadIdentifier {
  const plain = (text ?? '').replace(/[\s-]/g, '').toUpperCase()
  if (plain === '') return { value: null }
  return /^[A-HJ-NP-Z0-9]{12}$/.test(plain) ? { value: plain } : { refused: 'wrong-uei' }
}

/** An Employer Identification Number: nine digits, mostly written 12-3456789. */
export function readEin(text: string | null | undefined): ReadIdentifier {
  const plain = (text ?? '').replace(/[\s-]/g, '')
  if (plain === '') return { value: null }
  return /^\d{9}$/.test(plain) && plain !== '000000000' ? { value: plain } : { refused: 'wrong-ein' }
}
