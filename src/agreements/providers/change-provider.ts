import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider, type ProviderRecord } from './find-provider.ts'
import { isNameTaken } from './is-name-taken.ts'
import { mayKeepProviders } from './may.ts'
import { providerForm, readEin, readUei } from './provider.ts'
import { providerName } from './provider-name.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'wrong-uei'
  | 'wrong-ein'
  | 'provider-not-found'
  | 'provider-merged'
  | 'name-taken'
  | 'uei-taken'
  | 'parent-in-circle'

/**
 * Writes down what an organization is called, its identifiers, and to whom it belongs. A name that it leaves stays as
 * another spelling, so that lists which still use it meet the same organization.
 */
export async function changeProvider(
  visit: Visit,
  input: z.input<typeof providerForm> & { id: string },
): Promise<{ done: { changed: boolean } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const parsed = providerForm.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const [uei, ein] = [readUei(parsed.data.uei), readEin(parsed.data.ein)]
  if ('refused' in uei) return uei
  if ('refused' in ein) return ein
  const before = await findProvider(visit.work, input.id)
  if (!before) return { refused: 'provider-not-found' }
  if (before.mergedIntoId !== null) return { refused: 'provider-merged' }
  const { name, isForProfit, parentId } = parsed.data
  const normalName = providerName(name)
  if (await isNameTaken(visit.work, normalName, before.id)) return { refused: 'name-taken' }
  if (uei.value !== null && (await isUeiTaken(visit, uei.value, before.id))) return { refused: 'uei-taken' }
  const parent = parentId === null ? null : await findProvider(visit.work, parentId)
  if (parentId !== null && (!parent || parent.mergedIntoId !== null)) return { refused: 'provider-not-found' }
  if (await isBelow(visit, parent, before.id)) return { refused: 'parent-in-circle' }

  const was = {
    name: before.name,
    uei: before.uei,
    ein: before.ein,
    isForProfit: before.isForProfit,
    parentId: before.parentId,
  }
  const now = { name, uei: uei.value, ein: ein.value, isForProfit, parentId }
  if (JSON.stringify(was) === JSON.stringify(now)) return { done: { changed: false } }
  await visit.work
    .updateTable('provider')
    .set({ name, normal_name: normalName, uei: now.uei, ein: now.ein, is_for_profit: isForProfit, parent_id: parentId })
    .where('id', '=', before.id)
    .execute()
  if (normalName !== before.normalName) await keepOldName(visit, before, normalName)
  await recordHistory(visit, {
    event: 'provider-changed',
    subject: 'provider',
    subjectId: before.id,
    providerId: before.id,
    content: { was, now },
  })
  return { done: { changed: true } }
}

async function keepOldName(visit: Visit, before: ProviderRecord, normalName: string): Promise<void> {
  await visit.work.deleteFrom('provider_name').where('normal_name', '=', normalName).execute()
  await visit.work
    .insertInto('provider_name')
    .values({ normal_name: before.normalName, provider_id: before.id, name: before.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function isUeiTaken(visit: Visit, uei: string, except: string): Promise<boolean> {
  const other = await visit.work
    .selectFrom('provider')
    .where('uei', '=', uei)
    .where('id', '<>', except)
    .where('merged_into_id', 'is', null)
    .select('id')
    .executeTakeFirst()
  return other !== undefined
}

/** Whether an organization belongs, over however many steps, to the one named. */
async function isBelow(visit: Visit, from: ProviderRecord | null, id: string): Promise<boolean> {
  const seen = new Set<string>()
  for (let at = from; at !== null && !seen.has(at.id); ) {
    if (at.id === id) return true
    seen.add(at.id)
    at = at.parentId === null ? null : await findProvider(visit.work, at.parentId)
  }
  return false
}
