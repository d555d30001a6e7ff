import { redirect } from 'react-router'
import { determineSubrecipient } from '../../../agreements/funding/determine-subrecipient.ts'
import { fundContract } from '../../../agreements/funding/fund-contract.ts'
import { recordSubaward } from '../../../agreements/funding/record-subaward.ts'
import { unfundContract } from '../../../agreements/funding/unfund-contract.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { readFormAmount, textsOf, toDollars } from '../funding-source-form.ts'

export type FundingProblem = { refused: string; do: string; sent: Record<string, string> }
/** A line that was taken out, as the form that puts it back sends it. */
export type TakenOut = { taken: { sent: Record<string, string>; source: string; amountCents: number } }

type Sent = Record<string, string>
type Params = { jurisdiction?: string | undefined; number?: string | undefined }

/** The forms of who pays a contract: a source is added or taken out; a subaward is determined and described. */
export async function answerFundingForm(
  request: Request,
  params: Params,
): Promise<Response | FundingProblem | TakenOut> {
  const sent = textsOf(await request.formData())
  const asked = sent.do ?? ''
  const contractNumber = params.number ?? ''
  const { path } = addressOf(request)
  if (asked === 'taken') return takeOut(request, params, sent, contractNumber)
  const answer = await asVisitor(request, params, (visit) => write(visit, asked, sent, contractNumber))
  if ('refused' in answer) return { refused: answer.refused, do: asked, sent }
  const part = asked === 'funded' ? 'sources' : 'subaward'
  return redirect(`${path}?done=${asked}#${part}`)
}

async function write(
  visit: Visit,
  asked: string,
  sent: Sent,
  contractNumber: string,
): Promise<{ done: unknown } | { refused: string }> {
  const text = (name: string) => sent[name]?.trim() || null
  if (asked === 'funded') {
    const amount = readFormAmount(sent.amount)
    if ('refused' in amount) return amount
    const { amountCents } = amount
    return fundContract(visit, {
      contractNumber,
      fundingSourceId: text('source'),
      amountCents,
      from: text('from'),
      to: text('to'),
    })
  }
  if (asked === 'determined') {
    return determineSubrecipient(visit, {
      contractNumber,
      determination: text('determination'),
      reason: sent.reason ?? '',
      determinedOn: text('determinedOn'),
    })
  }
  if (asked !== 'recorded') return { refused: 'wrong-form' }
  const [byAction, total, committed] = ['obligatedByAction', 'totalObligated', 'totalCommitted'].map((name) =>
    readFormAmount(sent[name], true),
  )
  for (const amount of [byAction!, total!, committed!]) if ('refused' in amount) return amount
  const cents = (amount: ReturnType<typeof readFormAmount> | undefined) =>
    amount && 'amountCents' in amount ? amount.amountCents : null
  return recordSubaward(visit, {
    contractNumber,
    obligatedByActionCents: cents(byAction),
    totalObligatedCents: cents(total),
    totalCommittedCents: cents(committed),
    awardingOfficial: text('official'),
    requirements: text('requirements'),
    closeoutTerms: text('closeout'),
  })
}

async function takeOut(
  request: Request,
  params: Params,
  sent: Sent,
  contractNumber: string,
): Promise<FundingProblem | TakenOut> {
  const answer = await asVisitor(request, params, (visit) =>
    unfundContract(visit, { id: sent.line ?? '', contractNumber }),
  )
  if ('refused' in answer) return { refused: answer.refused, do: 'taken', sent }
  const { fundingSourceId, amountCents, from, to } = answer.done
  const again = { source: fundingSourceId, amount: toDollars(amountCents), from: from ?? '', to: to ?? '' }
  return { taken: { sent: again, source: sent.name ?? '', amountCents } }
}
