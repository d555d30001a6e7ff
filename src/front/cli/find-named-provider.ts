import { providerName } from '../../agreements/providers/provider-name.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'

/** The provider of this name, however it is spelled, or null. */
export async function findNamedProvider(program: Program, city: Jurisdiction, name: string): Promise<string | null> {
  return asTerminal(program, city, async ({ work }) => {
    const found = work.selectFrom('provider').where('normal_name', '=', providerName(name)).select('id')
    return (await found.executeTakeFirst())?.id ?? null
  })
}
