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
  const isKeeping = useRef(false)
  const [live, setLive] = useState<TypedCount[] | null>(null)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [kept, setKept] = useState<Kept | null>(null)

  /** One save at a time, so that none overtakes a newer one; what came meanwhile is saved after it. */
  async function keep(): Promise<void> {
    if (!draftAddress || isKeeping.current) return
    isKeeping.current = true
    const at = new Date().toTimeString().slice(0, 5)
    try {
      for (let body = read(); body !== null && body.text !== last.current; body = read()) {
        setKept({ state: 'saving', at })
        // a save goes on when the page is left meanwhile
        const answer = await fetch(draftAddress, { method: 'POST', body: body.form, keepalive: true })
        if (!answer.ok) return setKept(null)
        last.current = body.text
        if (read()?.text === body.text) setKept({ state: 'saved', at })
      }
    } catch {
      setKept({ state: 'offline', at })
    } finally {
      isKeeping.current = false
    }
  }

  function read(): { form: FormData; text: string } | null {
    if (!form.current) return null
    const entries = new FormData(form.current)
    return { form: entries, text: JSON.stringify([...entries.entries()]) }
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
