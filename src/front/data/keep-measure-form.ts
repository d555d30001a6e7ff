/** What is typed about a measure beside its rule, as it stands in an address or a form. */
export type KeepForm = {
  title: { en: string; es: string }
  area: string
  direction: 'increase' | 'decrease'
  question: 'better-off' | 'how-well' | 'how-much'
  /** of a new version: from which day, and why */
  from: string
  reason: string
}

export function readKeepForm(form: URLSearchParams): KeepForm {
  const text = (name: string, most: number) => (form.get(name) ?? '').trim().slice(0, most)
  const question = form.get('question')
  return {
    title: { en: text('title-en', 120), es: text('title-es', 120) },
    area: text('area', 60),
    from: text('from', 10),
    reason: text('reason', 1000),
    direction: form.get('direction') === 'decrease' ? 'decrease' : 'increase',
    question: question === 'how-well' || question === 'how-much' ? question : 'better-off',
  }
}

/** A posted form as an address would say it; files are none of ours. */
export function asQuery(form: FormData): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of form) if (typeof value === 'string') query.append(name, value)
  return query
}
