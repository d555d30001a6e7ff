export type Sent = Record<string, string>

/** The fields of the goal form as the verb takes them; the first measure chosen leads. */
export function readGoalForm(form: FormData): {
  policyArea: string
  name: string
  description: string
  measures: string[]
} {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const lead = text('lead')
  const measures = form.getAll('measures').map(String)
  return {
    policyArea: text('policyArea'),
    name: text('name'),
    description: text('description'),
    measures: [...new Set([lead, ...measures].filter(Boolean))],
  }
}
