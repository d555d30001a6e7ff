import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeValue } from '../../../ground/words/write-value.ts'
import type { SignalSetting } from '../../../performance/signals/signal-setting.ts'

/** How small a worsening is worth a warning, and a form to change it. */
export function WarningSetting({ setting, isOpen }: { setting: SignalSetting; isOpen: boolean }) {
  const { evidence } = useWords()
  const language = useLanguage()
  const { setting: text } = evidence
  const { oddsRatio, falseAlarms, seed } = setting
  return (
    <section className="part" id="setting">
      <h2>{text.title}</h2>
      <p>{text.now(oddsRatio.toLocaleString(language), writeValue(falseAlarms, 'share', language), String(seed))}</p>
      <details open={isOpen}>
        <summary>{text.change}</summary>
        <form method="post" className="card-form">
          <Field
            name="ratio"
            label={text.ratio}
            hint={text.ratioHint}
            inputMode="decimal"
            defaultValue={String(oddsRatio)}
            required
          />
          <Field
            name="falseAlarms"
            label={text.falseAlarms}
            hint={text.falseAlarmsHint}
            inputMode="decimal"
            defaultValue={String(Number((falseAlarms * 100).toFixed(2)))}
            required
          />
          <Field control="textarea" name="reason" label={text.reason} maxLength={1000} required />
          <button type="submit" className="usa-button">
            {text.save}
          </button>
        </form>
      </details>
    </section>
  )
}
