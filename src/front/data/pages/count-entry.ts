import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { type CountedMeasure, readTyped, type TypedCount } from '../../../performance/reports/typed-counts.ts'

export type Kept = { state: 'saving' | 'saved' | 'offline'; at: string }

/**
 * What the form does where scripts run: it looks at a number as soon as one leaves the field, goes to the next field at
 * Enter, and keeps a draft. Without scripts the same form is simply sent.
 */
export function useCountEntry(measures: readonly CountedMeasure[], draftAddress: string | null) {
  const form = useRef<HTMLFormElement>(null)
  const last = useRef('')
  const [live, setLive] = useState<TypedCount[] | null>(null)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [kept, setKept] = useState<Kept | null>(null)

  async function keep(): Promise<void> {
    if (!draftAddress || !form.current) return
    const body = new FormData(form.current)
    const text = JSON.stringify([...body.entries()])
    if (text === last.current) return
    const at = new Date().toTimeString().slice(0, 5)
    setKept({ state: 'saving', at })
    try {
      const answer = await fetch(draftAddress, { method: 'POST', body })
      if (answer.ok) last.current = text
      setKept(answer.ok ? { state: 'saved', at } : null)
    } catch {
      setKept({ state: 'offline', at })
    }
  }

  const keepNow = useRef(keep)
  keepNow.current = keep
  useEffect(() => {
    const again = () => void keepNow.current()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [])

  return {
    form,
    kept,
    touched,
    live,
    onBlur(event: FocusEvent<HTMLFormElement>) {
      const { id } = event.target as unknown as HTMLElement
      if (!form.current || !id) return
      setTouched((before) => new Set([...before, id]))
      setLive(readTyped(new FormData(form.current), measures))
      void keep()
    },
    /** What was told of a number goes away as soon as the number is mended. */
    onInput() {
      if (form.current && live) setLive(readTyped(new FormData(form.current), measures))
    },
    /** A sentence that comes or goes when a field is left would move the button away under the finger. */
    onMouseDown(event: MouseEvent<HTMLElement>) {
      if (event.target instanceof HTMLButtonElement) event.preventDefault()
    },
    onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
      const from = event.target as HTMLElement
      if (event.key !== 'Enter' || !(from instanceof HTMLInputElement)) return
      event.preventDefault()
      const all = form.current?.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, button') ?? []
      // What is folded away is not the next field.
      const fields = [...all].filter((field) => field.closest('details:not([open])') === null)
      fields[fields.indexOf(from) + 1]?.focus()
    },
  }
}
