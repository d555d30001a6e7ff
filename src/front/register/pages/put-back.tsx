import { Form } from 'react-router'
import { Notice } from '../../../ground/ui/notice.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { Removed } from './answer-provider-form.server.ts'

/** Says what was taken away, with one button that puts it back. */
export function PutBack({ removed }: { removed: Removed }) {
  const { providers: words } = useWords()
  return (
    <Notice kind="info" isAnswer>
      <Form method="post" className="quiet-form">
        {words.removed(removed.name)}{' '}
        {Object.entries(removed.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" name="do" value={removed.do} className="usa-button usa-button--quiet">
          {words.putBack}
        </button>
      </Form>
    </Notice>
  )
}
