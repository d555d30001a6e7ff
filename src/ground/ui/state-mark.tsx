import { ink } from './chart-ink.ts'

/** Judgments, value states, and what may become of something agreed. A state is a word and a shape, never a color alone. */
export type MarkedState =
  | 'meets-target'
  | 'between'
  | 'below-minimum'
  | 'too-few-to-judge'
  | 'missing'
  | 'immature'
  | 'not-computable'
  | 'not-applicable'
  | 'suppressed'
  | 'open'
  | 'done'
  | 'late'

export type StateMarkProps = { state: MarkedState; word: string }

const needsCare: ReadonlySet<MarkedState> = new Set(['below-minimum', 'late'])
const isQuiet: ReadonlySet<MarkedState> = new Set([
  'too-few-to-judge',
  'missing',
  'immature',
  'not-computable',
  'not-applicable',
  'suppressed',
])

export function StateMark({ state, word }: StateMarkProps) {
  const tone = needsCare.has(state) ? ' is-care' : isQuiet.has(state) ? ' is-quiet' : ''
  return (
    <span className={`state-mark${tone}`} data-state={state}>
      <svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
        <Shape state={state} />
      </svg>
      <span>{word}</span>
    </span>
  )
}

const ring = { cx: 7, cy: 7, r: 5, fill: 'none', strokeWidth: 1.75 }

function Shape({ state }: { state: MarkedState }) {
  switch (state) {
    case 'meets-target':
      return <circle cx={7} cy={7} r={5.9} fill={ink.blue} />
    case 'between':
      return (
        <>
          <circle {...ring} stroke={ink.blue} />
          <path d="M7 2a5 5 0 0 0 0 10z" fill={ink.blue} />
        </>
      )
    case 'below-minimum':
      return <circle {...ring} stroke={ink.brown} />
    case 'too-few-to-judge':
      return <circle {...ring} stroke={ink.quiet} strokeDasharray="1.6 2.33" />
    case 'missing':
      return <path d="M2 7h10" stroke={ink.quiet} strokeWidth={1.75} fill="none" />
    case 'immature':
      return (
        <>
          <circle {...ring} stroke={ink.quiet} strokeWidth={1.25} />
          <path d="M7 4v3.2l2.2 1.4" stroke={ink.quiet} strokeWidth={1.25} fill="none" />
        </>
      )
    case 'not-computable':
      return (
        <>
          <circle {...ring} stroke={ink.quiet} strokeWidth={1.25} />
          <path d="M3.5 10.5l7-7" stroke={ink.quiet} strokeWidth={1.25} fill="none" />
        </>
      )
    case 'not-applicable':
      return <circle cx={7} cy={7} r={1.75} fill={ink.quiet} />
    case 'suppressed':
      return <rect x={2} y={4} width={10} height={6} fill={ink.quiet} />
    case 'open':
      return <rect x={2.5} y={2.5} width={9} height={9} fill="none" stroke={ink.line} strokeWidth={1.25} />
    case 'done':
      return <path d="M2 7.5l3.5 3.5L12 3.5" stroke={ink.blue} strokeWidth={2} fill="none" />
    case 'late':
      return (
        <>
          <circle {...ring} stroke={ink.brown} />
          <path d="M7 4v3.2l2.2 1.4" stroke={ink.brown} strokeWidth={1.5} fill="none" />
        </>
      )
  }
}
