import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { RevisedRule } from '../find-builder-page.ts'
import type { KeepForm } from '../keep-measure-form.ts'

type Revised = Pick<RevisedRule, 'measure' | 'was'>

/** What a card needs beside the rule: a name in both languages, a policy area, which way is better. */
export function MeasureKeep({ typed, revised = null }: { typed: KeepForm; revised?: Revised | null }) {
  const { builder, cards } = useWords()
  const choices = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))
  return (
    <section className="part" id="keep">
      <h2>{revised ? builder.saveVersion : builder.save}</h2>
      <p className="explains">{revised ? builder.saveVersionText : builder.saveText}</p>
      {revised && (
        <>
          <input type="hidden" name="revise" value={revised.measure} />
          <input type="hidden" name="was" value={revised.was} />
          <input type="hidden" name="direction" value={typed.direction} />
        </>
      )}
      <div className="field-pairs">
        <Field name="title-en" label={builder.name} defaultValue={typed.title.en} maxLength={120} autoComplete="off" />
        <Field
          name="title-es"
          label={builder.nameSpanish}
          defaultValue={typed.title.es}
          maxLength={120}
          autoComplete="off"
        />
        <Field
          name="area"
          label={builder.area}
          hint={builder.areaHint}
          defaultValue={typed.area}
          maxLength={60}
          autoComplete="off"
        />
        {!revised && (
          <Field
            name="direction"
            control="select"
            label={builder.direction}
            defaultValue={typed.direction}
            options={choices(builder.directions)}
          />
        )}
        <Field
          name="question"
          control="select"
          label={builder.question}
          defaultValue={typed.question}
          options={choices(builder.questions)}
        />
        {revised && (
          <>
            <Field name="from" type="date" label={cards.from} hint={builder.fromHint} defaultValue={typed.from} />
            <Field
              name="reason"
              label={cards.reason}
              hint={cards.reasonHint}
              defaultValue={typed.reason}
              maxLength={1000}
            />
          </>
        )}
      </div>
      <button type="submit" className="usa-button" name="do" value="save" formMethod="post">
        {revised ? builder.saveVersionButton : builder.saveButton}
      </button>
    </section>
  )
}
