import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'

type Props = { mute: { reason: string; by: string; mutedAt: string } | null; mayMute: boolean }

/** Sets a check apart with a reason, or shows it again. */
export function CheckMuting({ mute, mayMute }: Props) {
  const { checks } = useWords()
  const language = useLanguage()
  if (mute === null && !mayMute) return null
  return (
    <section className="part">
      <h2>{mute === null ? checks.mute : checks.muted}</h2>
      {mute !== null && (
        <>
          <p>{mute.reason}</p>
          <p className="explains">{checks.mutedBy(mute.by, writeDay(mute.mutedAt.slice(0, 10), language))}</p>
        </>
      )}
      {mayMute && (
        <form method="post">
          {mute === null && (
            <Field
              name="reason"
              label={checks.muteReason}
              hint={checks.muteHint}
              required
              maxLength={500}
              autoComplete="off"
            />
          )}
          <button
            type="submit"
            name="do"
            value={mute === null ? 'mute' : 'unmute'}
            className="usa-button usa-button--outline"
          >
            {mute === null ? checks.mute : checks.unmute}
          </button>
        </form>
      )}
    </section>
  )
}
