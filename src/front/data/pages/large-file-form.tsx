import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { ProgressBar } from '../../../ground/ui/progress-bar.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import type { PiecePurpose } from '../piece-rules.ts'
import { canSendInPieces, giveUp, type Sending, sendInPieces } from '../send-in-pieces.ts'

type Props = {
  slug: string
  purpose: PiecePurpose
  action?: string
  /** the fields, one of them a file, and the button */
  children: ReactNode
}

/**
 * A form with one file. Without a script, and for a small file, it is sent as any form is; a large file goes first, in
 * pieces, and the form follows when all of it has arrived.
 */
export function LargeFileForm({ slug, purpose, action, children }: Props) {
  const home = `/${slug}/data/uploads`
  const form = useRef<HTMLFormElement>(null)
  const upload = useRef<HTMLInputElement>(null)
  const stopping = useRef<AbortController | null>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const fileField = () => form.current?.querySelector<HTMLInputElement>('input[type=file]') ?? null
  const file = () => fileField()?.files?.[0] ?? null

  const start = (chosen: File) => {
    stopping.current = new AbortController()
    const { signal } = stopping.current
    setSending({ state: 'sending', sent: 0, of: chosen.size, goesOn: false })
    void sendInPieces(chosen, {
      home,
      purpose,
      signal,
      onChange(next) {
        setSending(next)
        if (next.state !== 'arrived') return
        upload.current!.value = next.key
        fileField()!.disabled = true
        form.current!.submit()
      },
    })
  }
  const onSubmit = (event: FormEvent) => {
    const chosen = file()
    if (!chosen || !canSendInPieces(chosen)) return
    event.preventDefault()
    if (sending === null || sending.state === 'paused' || sending.state === 'refused') start(chosen)
  }
  useEffect(() => {
    // A page that a browser shows again from its memory begins as it was.
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      const field = form.current?.querySelector<HTMLInputElement>('input[type=file]')
      if (field) field.disabled = false
      setSending(null)
    }
    globalThis.addEventListener('pageshow', onShow)
    return () => {
      globalThis.removeEventListener('pageshow', onShow)
      stopping.current?.abort()
    }
  }, [])
  return (
    <form ref={form} method="post" action={action} encType="multipart/form-data" onSubmit={onSubmit}>
      <input type="hidden" name="upload" ref={upload} />
      {children}
      {sending && (
        <HowFar
          sending={sending}
          onStop={() => stopping.current?.abort()}
          onGoOn={() => {
            const chosen = file()
            if (chosen) start(chosen)
          }}
          onGiveUp={() => {
            stopping.current?.abort()
            const chosen = file()
            if (chosen) void giveUp(chosen, home, purpose)
            setSending(null)
          }}
        />
      )}
    </form>
  )
}

type HowFarProps = { sending: Sending; onStop: () => void; onGoOn: () => void; onGiveUp: () => void }

function HowFar({ sending, onStop, onGoOn, onGiveUp }: HowFarProps) {
  const { uploads, frame } = useWords()
  const language = useLanguage()
  if (sending.state === 'refused') {
    const message = uploads.refusals[sending.code] ?? frame.refusals[sending.code] ?? uploads.cannotGoOn
    return <ErrorSummary heading={uploads.notSent} errors={[{ message }]} />
  }
  const megabytes = (bytes: number) => writeCount(Math.floor(bytes / 1_000_000), language)
  const { of } = sending
  const sent = sending.state === 'arrived' ? of : sending.sent
  const says =
    sending.state === 'sending' ? (sending.goesOn ? uploads.goesOn : uploads.keepOpen) : uploads[sending.state]
  const isPaused = sending.state === 'paused'
  return (
    <div className="part">
      <ProgressBar id="sending" text={uploads.sent(megabytes(sent), megabytes(of))} done={sent} of={of} />
      <p role="status">{says}</p>
      {sending.state !== 'arrived' && (
        <p className="button-line">
          <button
            type="button"
            className={`usa-button${isPaused ? '' : ' usa-button--outline'}`}
            onClick={isPaused ? onGoOn : onStop}
          >
            {isPaused ? uploads.resume : uploads.stop}
          </button>
          {isPaused && (
            <button type="button" className="usa-button usa-button--outline" onClick={onGiveUp}>
              {uploads.giveUp}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
