import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

type Props = { contracts: string[]; programs: string[]; types: string[]; sent: Record<string, string> }

/** Adds a line. What is known already is offered while typing; anything else may be typed. */
export function MapForm({ contracts, programs, types, sent }: Props) {
  const { map } = useWords().data
  return (
    <section className="part">
      <h2>{map.add}</h2>
      <p className="explains">{map.addText}</p>
      <form method="post">
        <div className="field-pairs">
          <Field
            name="contract"
            label={map.contract}
            list="known-contracts"
            defaultValue={sent.contract}
            required
            autoComplete="off"
          />
          <Field
            name="program"
            label={map.program}
            list="known-programs"
            defaultValue={sent.program}
            required
            autoComplete="off"
          />
          <Field name="type" label={map.type} list="known-types" defaultValue={sent.type} autoComplete="off" />
          <Field
            name="population"
            label={map.population}
            hint={map.populationHint}
            defaultValue={sent.population}
            autoComplete="off"
          />
          <Field
            name="project"
            label={map.project}
            hint={map.projectHint}
            defaultValue={sent.project}
            autoComplete="off"
          />
          <Field name="from" type="date" label={map.from} hint={map.blank} defaultValue={sent.from} />
          <Field name="to" type="date" label={map.to} hint={map.blank} defaultValue={sent.to} />
        </div>
        <Known id="known-contracts" values={contracts} />
        <Known id="known-programs" values={programs} />
        <Known id="known-types" values={types} />
        <button type="submit" name="do" value="added" className="usa-button">
          {map.save}
        </button>
      </form>
    </section>
  )
}

function Known({ id, values }: { id: string; values: string[] }) {
  return (
    <datalist id={id}>
      {values.slice(0, 2000).map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}
