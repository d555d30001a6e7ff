import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type MarkedState, StateMark } from './state-mark.tsx'

const states: MarkedState[] = [
  'meets-target',
  'between',
  'below-minimum',
  'too-few-to-judge',
  'missing',
  'immature',
  'not-computable',
  'not-applicable',
  'suppressed',
  'open',
  'done',
  'late',
]
const shapeOf = (state: MarkedState) =>
  renderToStaticMarkup(<StateMark state={state} word="" />)
    .match(/<svg[^>]*>(.*)<\/svg>/)![1]!
    .replaceAll(/ (fill|stroke)="#[0-9a-f]+"/g, '')

describe('state marks', () => {
  it.each(states)('%s has its word and a shape', (state) => {
    const html = renderToStaticMarkup(<StateMark state={state} word="the word" />)
    expect(html).toContain('the word')
    expect(html).toMatch(/<(circle|path|rect) /)
  })

  it('no two states share a shape, even without color', () => {
    expect(new Set(states.map(shapeOf)).size).toBe(states.length)
  })

  it('what needs care is said to the style sheet, and the shape is kept from screen readers', () => {
    expect(renderToStaticMarkup(<StateMark state="below-minimum" word="below minimum" />)).toContain('is-care')
    expect(renderToStaticMarkup(<StateMark state="missing" word="no data" />)).toContain('aria-hidden="true"')
  })
})
