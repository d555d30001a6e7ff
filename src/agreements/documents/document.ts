/** A document is something that must be, or is, on file: an insurance certificate, an audit report, a licence. */
import { z } from 'zod'
import { addDays, isDay } from '../../ground/platform/day.ts'

export const documentKinds = ['insurance', 'audit', 'licence', 'risk-assessment', 'contract', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a provider brings itself. A risk assessment is what the government thinks of a provider. */
export const isProvidersKind = (kind: DocumentKind): boolean => kind !== 'risk-assessment' && kind !== 'contract'

/** Asked for: due, then overdue. There: on file, then expiring, then expired. Over: replaced by a newer one, or removed. */
export const documentStates = ['overdue', 'expired', 'due', 'expiring', 'on-file', 'replaced', 'removed'] as const
export type DocumentState = (typeof documentStates)[number]

/** A certificate that ends within these days is worth a letter now. */
export const reminderDays = 60

export type DocumentFacts = {
  dueOn: string | null
  receivedOn: string | null
  expiresOn: string | null
  replacedById: string | null
  removedAt: string | null
}

/** Exactly one state holds on a day. The last day of a certificate still counts, and so does the day it is due. */
export function documentState(document: DocumentFacts, today: string): DocumentState {
  if (document.removedAt !== null) return 'removed'
  if (document.replacedById !== null) return 'replaced'
  if (document.receivedOn === null) return document.dueOn !== null && document.dueOn < today ? 'overdue' : 'due'
  if (document.expiresOn === null) return 'on-file'
  if (document.expiresOn < today) return 'expired'
  return document.expiresOn <= addDays(today, reminderDays) ? 'expiring' : 'on-file'
}

/** The day on which somebody must have done something: when it is due, or when what is there ends. */
export const actsBy = (document: DocumentFacts): string | null =>
  document.receivedOn === null ? document.dueOn : document.expiresOn

const day = z.string().refine(isDay, 'not-a-day')
const title = z.string().trim().min(1).max(300)
const place = {
  providerId: z.uuid(),
  /** null: it concerns the provider as a whole */
  contractNumber: z.string().trim().min(1).nullable().default(null),
  kind: z.enum(documentKinds),
  title,
}

export const askedDocumentSchema = z.object({ ...place, dueOn: day })

const file = {
  fileName: z.string().trim().min(1).max(200),
  content: z.instanceof(Uint8Array),
  expiresOn: day.nullable().default(null),
}

/** A file for something that was asked for, or one that nobody asked for. */
export const putOnFileSchema = z.union([z.object({ documentId: z.uuid(), ...file }), z.object({ ...place, ...file })])
export const replacementSchema = z.object({ documentId: z.uuid(), ...file })
