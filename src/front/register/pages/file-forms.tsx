import { Field } from '../../../ground/ui/field.tsx'
import { useWords } from '../../../ground/words/use-words.ts'

type FormProps = {
  kinds: readonly string[]
  contracts: { number: string; title: string }[]
  /** the contract of the page */
  contract: string | null
  today: string
  sent: Record<string, string>
  isOpen: boolean
}

/** Asks a provider for a document by a day. */
export function AskForm(props: FormProps) {
  const { documents: text } = useWords()
  const { sent, isOpen, today } = props
  return (
    <details className="opens" open={isOpen}>
      <summary>{text.ask.title}</summary>
      <form method="post" encType="multipart/form-data">
        <p className="explains">{text.ask.text}</p>
        <div className="field-pairs">
          <What {...props} id="ask" />
          <Field
            id="ask-dueOn"
            name="dueOn"
            type="date"
            label={text.ask.dueOn}
            required
            min={today}
            defaultValue={sent.dueOn}
          />
        </div>
        <button type="submit" name="do" value="asked" className="usa-button">
          {text.ask.button}
        </button>
      </form>
    </details>
  )
}

/** Puts a file on file that nobody asked for. */
export function PutForm(props: FormProps) {
  const { documents: text } = useWords()
  const { sent, isOpen } = props
  return (
    <details className="opens" open={isOpen}>
      <summary>{text.put.title}</summary>
      <form method="post" encType="multipart/form-data">
        <p className="explains">{text.put.text}</p>
        <div className="field-pairs">
          <What {...props} id="put" />
        </div>
        <FileFields id="put" today={props.today} sent={sent} />
        <button type="submit" name="do" value="put" className="usa-button usa-button--outline">
          {text.put.button}
        </button>
      </form>
    </details>
  )
}

/** What it is, and for which contract. */
function What({ id, kinds, contracts, contract, sent }: FormProps & { id: string }) {
  const { documents: text } = useWords()
  return (
    <>
      <Field
        id={`${id}-kind`}
        name="kind"
        control="select"
        label={text.fields.kind}
        defaultValue={sent.kind ?? kinds[0]}
        options={kinds.map((value) => ({ value, label: text.kinds[value]! }))}
      />
      <Field
        id={`${id}-title`}
        name="title"
        label={text.fields.name}
        hint={text.fields.nameHint}
        required
        maxLength={300}
        defaultValue={sent.title}
        autoComplete="off"
      />
      <Field
        id={`${id}-contract`}
        name="contract"
        control="select"
        label={text.fields.contract}
        defaultValue={sent.contract ?? contract ?? ''}
        options={[
          { value: '', label: text.fields.forAll },
          ...contracts.map(({ number, title }) => ({ value: number, label: `${number}, ${title}` })),
        ]}
      />
    </>
  )
}

/** The file itself, and until when it counts. */
export function FileFields({ id, today, sent }: { id: string; today: string; sent: Record<string, string> }) {
  const { put } = useWords().documents
  return (
    <>
      <Field
        id={`${id}-file`}
        name="file"
        control="file"
        label={put.file}
        hint={put.fileHint}
        required
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"
      />
      <Field
        id={`${id}-expiresOn`}
        name="expiresOn"
        type="date"
        label={put.expiresOn}
        hint={put.expiresHint}
        min={today}
        defaultValue={sent.expiresOn}
      />
    </>
  )
}
