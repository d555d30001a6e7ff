import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isNameTaken } from './is-name-taken.ts'
import { mayKeepProviders } from './may.ts'
import { providerForm, readEin, readUei } from './provider.ts'
import { providerName } from './provider-name.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'wrong-uei' | 'wrong-ein' | 'name-taken' | 'uei-taken'

/** Writes down an organization outside this government that pays. */
export async function addFunder(
  visit: Visit,
  input: { name: string; uei?: string | null; ein?: string | null },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const parsed = providerForm.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const [uei, ein] = [readUei(parsed.data.uei), readEin(parsed.data.ein)]
  if ('refused' in uei) return uei
  if ('refused' in ein) return ein
  const normalName = providerName(parsed.data.name)
  if (await isNameTaken(visit.work, normalName)) return { refused: 'name-taken' }
  const known = await visit.work
    .selectFrom('provider')
    .where('uei', '=', uei.value)
    .where('merged_into_id', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (known) return { refused: 'uei-taken' }
  const id = randomUUID()
  const values = { name: parsed.data.name, uei: uei.value, ein: ein.value }
  await visit.work
    .insertInto('provider')
    .values({ id, normal_name: normalName, kind: 'funder', ...values })
    .execute()
  await recordHistory(visit, { event: 'funder-added', subject: 'provider', subjectId: id, content: values })
  return { done: { id } }
}
