import { createHash } from 'node:crypto'
import { type ContractImage, contentOfImage } from './contract-image.ts'

/** A short mark of all that an image says. */
export const digestOfImage = (image: ContractImage): string =>
  createHash('sha256').update(contentOfImage(image)).digest('base64url')

/** The contract's own columns; its master, items, amounts and predecessors are written apart. */
export function columnsOf(image: ContractImage) {
  return {
    number: image.number,
    provider_id: image.providerId,
    title: image.title,
    department: image.department,
    policy_area: image.policyArea,
    structure_type: image.structureType,
    scope: image.scope,
    procurement_method: image.procurementMethod,
    ocid: image.ocid,
    from_on: image.from,
    to_on: image.to,
    signed_on: image.signedOn,
    needed_on: image.neededOn,
    solicited_on: image.solicitedOn,
    awarded_on: image.awardedOn,
    first_paid_on: image.firstPaidOn,
    match_cents: image.matchCents,
    indirect_rate: image.indirectRate === null ? null : String(image.indirectRate),
    renewals_left: image.renewalsLeft,
    ceiling_cents: image.ceilingCents,
    paid_cents: image.paidCents,
  }
}
