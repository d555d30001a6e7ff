import { redirect } from 'react-router'
import { addContact } from '../../../agreements/providers/add-contact.ts'
import { addProviderName } from '../../../agreements/providers/add-provider-name.ts'
import { addSite } from '../../../agreements/providers/add-site.ts'
import { changeProvider } from '../../../agreements/providers/change-provider.ts'
import { removeContact } from '../../../agreements/providers/remove-contact.ts'
import { removeProviderName } from '../../../agreements/providers/remove-provider-name.ts'
import { removeSite } from '../../../agreements/providers/remove-site.ts'
import { undoAnswer } from '../../../agreements/providers/undo-answer.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'

/** What was taken away, as the fields of the form that puts it back. */
export type Removed = { do: string; name: string; fields: Record<string, string> }
export type ProviderProblem = { do: string; refused: string; fieldId: string | undefined; sent: Record<string, string> }

type Params = { jurisdiction?: string | undefined; id?: string | undefined }

/** The forms of the page of an organization. What was removed is answered with the way back. */
export async function answerProviderForm(
  request: Request,
  params: Params,
): Promise<Response | { removed: Removed } | ProviderProblem> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value).trim()]))
  const asked = sent.do ?? ''
  const answer = await asVisitor(request, params, (visit) => answerAs(visit, params.id ?? '', asked, sent))
  if ('refused' in answer) return { do: asked, refused: answer.refused, fieldId: fieldOf[answer.refused], sent }
  if (answer.removed) return { removed: answer.removed }
  return redirect(`/${params.jurisdiction}/providers/${params.id}?done=${asked}`)
}

async function answerAs(
  visit: Visit,
  providerId: string,
  asked: string,
  sent: Record<string, string>,
): Promise<{ removed: Removed | null } | { refused: string }> {
  const text = (name: string) => sent[name] ?? ''
  const orNull = (name: string) => text(name) || null
  const kept = <Done>(answer: { done: Done } | { refused: string }) =>
    'refused' in answer ? answer : { removed: null }
  switch (asked) {
    case 'changed':
      return kept(
        await changeProvider(visit, {
          id: providerId,
          name: text('name'),
          uei: orNull('uei'),
          ein: orNull('ein'),
          isForProfit: { yes: true, no: false }[text('forProfit')] ?? null,
          parentId: orNull('parent'),
        }),
      )
    case 'named':
      return kept(await addProviderName(visit, { providerId, name: text('otherName') }))
    case 'unnamed': {
      const removed = await removeProviderName(visit, { providerId, normalName: text('normalName') })
      if ('refused' in removed) return removed
      return { removed: { do: 'named', name: removed.done.name, fields: { otherName: removed.done.name } } }
    }
    case 'contact-added':
      return kept(
        await addContact(visit, {
          providerId,
          name: text('contactName'),
          role: text('role'),
          email: orNull('email'),
          phone: text('phone'),
        }),
      )
    case 'contact-removed': {
      const removed = await removeContact(visit, { id: text('contact') })
      if ('refused' in removed) return removed
      const { name, role, email, phone } = removed.done
      const fields = { contactName: name, role: role ?? '', email: email ?? '', phone: phone ?? '' }
      return { removed: { do: 'contact-added', name, fields } }
    }
    case 'site-added':
      return kept(
        await addSite(visit, {
          providerId,
          name: text('siteName'),
          address: text('address'),
          programId: orNull('program'),
        }),
      )
    case 'site-removed': {
      const removed = await removeSite(visit, { id: text('site') })
      if ('refused' in removed) return removed
      const { name, address, programId } = removed.done
      return {
        removed: {
          do: 'site-added',
          name,
          fields: { siteName: name, address: address ?? '', program: programId ?? '' },
        },
      }
    }
    case 'undo':
      return kept(await undoAnswer(visit, { matchId: text('match') }))
    default:
      return { refused: 'wrong-form' }
  }
}

const fieldOf: Record<string, string> = {
  'wrong-uei': 'uei',
  'uei-taken': 'uei',
  'wrong-ein': 'ein',
  'parent-in-circle': 'parent',
}
