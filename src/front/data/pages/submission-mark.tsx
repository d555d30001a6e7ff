import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

/** Shapes that are known from elsewhere: a clock waits, a tick is done, a dot says nothing new, a ring asks for a look. */
/** The ring that elsewhere marks what lies under a minimum: look here. */
const needsCare: MarkedState = 'below-minimum'

const shapes: Record<string, MarkedState> = {
  reading: 'immature',
  done: 'done',
  unchanged: 'not-applicable',
  refused: needsCare,
  interrupted: 'missing',
  undone: 'not-applicable',
}

/** What became of a submission: a word and a shape. */
export function SubmissionMark({ state }: { state: string }) {
  const { data } = useWords()
  return <StateMark state={shapes[state] ?? 'missing'} word={data.states[state] ?? state} />
}
