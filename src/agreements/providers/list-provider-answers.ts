import type { Reads } from '../../ground/platform/database.server.ts'

/** What was said of two organizations, the newest first; the undone ones are left out. */
export type ProviderAnswer = {
  id: string
  answer: 'same' | 'different'
  oneId: string
  oneName: string
  otherId: string
  otherName: string
  answeredBy: string | null
  answeredAt: string
}

export async function listProviderAnswers(
  db: Reads,
  asked: { limit: number; id?: string; providerId?: string },
): Promise<ProviderAnswer[]> {
  return db
    .selectFrom('provider_match')
    .innerJoin('provider as one', 'one.id', 'provider_match.one_id')
    .innerJoin('provider as other', 'other.id', 'provider_match.other_id')
    .leftJoin('person', 'person.id', 'provider_match.answered_by')
    .where('provider_match.undone_at', 'is', null)
    .$if(asked.id !== undefined, (query) => query.where('provider_match.id', '=', asked.id!))
    .$if(asked.providerId !== undefined, (query) =>
      query.where('provider_match.one_id', '=', asked.providerId!).where('provider_match.answer', '=', 'same'),
    )
    .select([
      'provider_match.id',
      'one.id as oneId',
      'one.name as oneName',
      'other.id as otherId',
      'other.name as otherName',
      'person.name as answeredBy',
      'provider_match.answered_at as answeredAt',
    ])
    .select((cell) => cell.ref('provider_match.answer').$castTo<'same' | 'different'>().as('answer'))
    .orderBy('provider_match.answered_at', 'desc')
    .orderBy('provider_match.id', 'desc')
    .limit(asked.limit)
    .execute()
}
