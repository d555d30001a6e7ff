import { Form } from 'react-router'
import type { Asker } from '../../../ground/platform/database.server.ts'
import { addDays } from '../../../ground/platform/day.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { SentPacket } from '../find-packet.ts'
import type { Note } from '../meeting.ts'
import { measuresIn, type Review } from '../review.ts'
import { Agreed } from './agreed.tsx'

type Props = { review: Review; asker: { role: Asker['role']; name: string }; packets: SentPacket[]; base: string }

/** The right side of the review: the meeting, its notes and decisions, new actions, and the packet. */
export function Minutes(props: Props) {
  const { review, asker } = props
  const { review: text } = useWords()
  const notes = review.meeting?.notes ?? []
  const isGovernment = asker.role !== 'provider'
  return (
    <aside>
      {isGovernment && <MeetingForm review={review} />}
      <h2 id="minutes">{text.notes}</h2>
      <Notes notes={notes} mine={asker.name} />
      <NoteForm isGovernment={isGovernment} keys={measuresIn(review)} />
      <h2 id="actions">{text.newAction}</h2>
      {review.newActions.length > 0 && <Agreed actions={review.newActions} today={review.today} heading="" empty="" />}
      {isGovernment && <ActionForm review={review} />}
      <PacketPart {...props} isGovernment={isGovernment} />
    </aside>
  )
}

function MeetingForm({ review }: Pick<Props, 'review'>) {
  const { review: text } = useWords()
  return (
    <details id="meeting" open={review.meeting?.heldOn != null}>
      <summary>{text.meeting}</summary>
      <Form method="post" preventScrollReset>
        <Field name="heldOn" type="date" label={text.heldOn} defaultValue={review.meeting?.heldOn ?? ''} />
        <Field
          name="attendees"
          label={text.attendees}
          defaultValue={review.meeting?.attendees ?? ''}
          maxLength={1000}
        />
        <button type="submit" name="do" value="describe-meeting" className="usa-button usa-button--outline">
          {text.save}
        </button>
      </Form>
    </details>
  )
}

function Notes({ notes, mine }: { notes: Note[]; mine: string }) {
  const { review: text, measures } = useWords()
  const language = useLanguage()
  return (
    <ul className="agenda">
      {notes.map((note) => (
        <li key={note.id}>
          <p>
            {note.kind !== 'note' && <strong>{text.kind[note.kind]}: </strong>}
            {note.text}
          </p>
          <p className="explains">
            {text.saidBy(note.saidBy, writeDay(note.writtenAt.slice(0, 10), language))}
            {note.saidBy !== note.writtenBy && note.writtenBy && `, ${text.writtenBy(note.writtenBy)}`}
            {note.measure && `, ${measures.title[note.measure] ?? note.measure}`}
          </p>
          {note.writtenBy === mine && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="id" value={note.id} />
              <button
                type="submit"
                name="do"
                value="withdraw-note"
                className="usa-button usa-button--unstyled usa-button--quiet"
              >
                {text.withdraw}
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}

function NoteForm({ isGovernment, keys }: { isGovernment: boolean; keys: string[] }) {
  const { review: text, measures } = useWords()
  const kinds = isGovernment ? (['note', 'decision', 'statement'] as const) : (['statement'] as const)
  const choices = [
    { value: '', label: text.actionNoMeasure },
    ...keys.map((key) => ({ value: key, label: measures.title[key] ?? key })),
  ]
  return (
    <Form method="post" preventScrollReset>
      {isGovernment ? (
        <Field
          name="kind"
          control="select"
          label={text.write}
          options={kinds.map((kind) => ({ value: kind, label: text.kind[kind] }))}
        />
      ) : (
        <input type="hidden" name="kind" value="statement" />
      )}
      <Field
        name="text"
        control="textarea"
        label={isGovernment ? text.text : text.kind.statement}
        required
        maxLength={4000}
      />
      <Field name="measure" id="note-measure" control="select" label={text.concerns} options={choices} />
      {isGovernment && <Field name="saidBy" label={text.saidByLabel} hint={text.saidByHint} maxLength={200} />}
      <button type="submit" name="do" value="write-note" className="usa-button usa-button--outline">
        {text.save}
      </button>
    </Form>
  )
}

function ActionForm({ review }: Pick<Props, 'review'>) {
  const { review: text, measures } = useWords()
  const choices = [
    { value: '', label: text.actionNoMeasure },
    ...measuresIn(review).map((key) => ({ value: key, label: measures.title[key] ?? key })),
  ]
  const sides = (['provider', 'government'] as const).map((side) => ({ value: side, label: text.sides[side] }))
  return (
    <Form method="post" preventScrollReset>
      <Field name="what" label={text.actionWhat} required maxLength={500} />
      <Field name="ownerSide" control="select" label={text.actionOwnerSide} options={sides} />
      <Field name="ownerName" label={text.actionOwner} required maxLength={200} />
      <Field name="dueOn" type="date" label={text.actionDue} required defaultValue={addDays(review.today, 30)} />
      <Field name="measure" id="action-measure" control="select" label={text.actionMeasure} options={choices} />
      <Field name="expectedEffect" label={text.actionEffect} maxLength={500} />
      <button type="submit" name="do" value="agree-action" className="usa-button">
        {text.agree}
      </button>
    </Form>
  )
}

function PacketPart({ packets, base, isGovernment }: Props & { isGovernment: boolean }) {
  const { review: text } = useWords()
  const language = useLanguage()
  return (
    <>
      <h2 id="packet">{text.packet}</h2>
      {packets.length === 0 && <p className="explains">{text.packetNotSent}</p>}
      <ul className="agenda">
        {packets.map((packet) => (
          <li key={packet.id}>
            {text.editions[packet.edition]} {packet.number}, {writeDay(packet.sentAt.slice(0, 10), language)}.{' '}
            <a href={`${base}/packet.pdf?edition=${packet.edition}&number=${packet.number}`}>{text.openPacket}</a>{' '}
            <a href={`${base}/packet.json?edition=${packet.edition}&number=${packet.number}`}>{text.openJson}</a>
          </li>
        ))}
      </ul>
      {isGovernment && (
        <Form method="post" preventScrollReset>
          <Field
            name="edition"
            control="select"
            label={text.edition}
            options={(['working', 'releasable'] as const).map((edition) => ({
              value: edition,
              label: text.editions[edition],
            }))}
          />
          <button type="submit" name="do" value="send-packet" className="usa-button usa-button--outline">
            {text.sendPacket}
          </button>
        </Form>
      )}
    </>
  )
}
