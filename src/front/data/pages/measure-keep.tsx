import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import type { KeepForm } from '../keep-measure-form.ts'

/** What a card needs beside the rule: a name in both languages, a policy area, which way is better. */
export function MeasureKeep({ typed }: { typed: KeepForm }) {
  const { builder } = useWords()
  const choices = (of: Record<string, string>) => Object.entries(of).map(([value, label]) => ({ value, label }))
  return (
    <section className="part" id="keep">
      <h2>{builder.save}</h2>
      <p className="explains">{builder.saveText}</p>
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
        <Field
          name="direction"
          control="select"
          label={builder.direction}
          defaultValue={typed.direction}
          options={choices(builder.directions)}
        />
        <Field
          name="question"
          control="select"
          label={builder.question}
          defaultValue={typed.question}
          options={choices(builder.questions)}
        />
      </div>
      <button type="submit" className="usa-button" name="do" value="save" formMethod="post">
        {builder.saveButton}
      </button>
    </section>
  )
}
