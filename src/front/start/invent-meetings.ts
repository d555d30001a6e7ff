import type { MadeCity } from '../../../demo/make-city.ts'
import { listPeople } from '../../ground/people/find-person.ts'
import { inJurisdiction } from '../../ground/platform/database.server.ts'
import { addDays, addMonths, lastDay, monthOf } from '../../ground/platform/day.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import { asTerminal } from '../../ground/platform/program.server.ts'
import { readClock, type Visit } from '../../ground/platform/visit.ts'
import { agreeAction } from '../../management/actions/agree-action.ts'
import { describeMeeting } from '../../management/meetings/describe-meeting.ts'
import { openMeeting } from '../../management/meetings/open-meeting.ts'
import { writeNote } from '../../management/meetings/write-note.ts'

type Told = { story: MadeCity['stories'][number]['key']; notes: string[]; actions: Planned[]; statement?: string }
type Planned = { what: string; side: 'provider' | 'government'; owner: string; dueInDays: number; effect?: string }

/** What the invented people said and agreed in the review of the month before the newest. */
const told: Told[] = [
  {
    story: 'slips',
    notes: ['Both housing navigators left in the spring; one post is advertised for the second time.'],
    statement: 'Households have vouchers and no unit: landlords ask for a guarantee of two months.',
    actions: [
      {
        what: 'Housing navigator on evenings',
        side: 'provider',
        owner: 'Dana Cole',
        dueInDays: 5,
        effect: 'Eight more households a month leave for permanent housing.',
      },
      { what: 'Answer the question of a lease guarantee', side: 'government', owner: 'Ana Ruiz', dueInDays: -10 },
    ],
  },
  {
    story: 'improves',
    notes: ['Two landlord liaisons since the winter; 14 landlords took a second household.'],
    actions: [
      {
        what: 'Write down how the liaisons work, for the next learning circle',
        side: 'provider',
        owner: 'Sam Whitehorse',
        dueInDays: 20,
      },
    ],
  },
  {
    story: 'reports-late',
    notes: ['The data post is vacant; records since August are on paper.'],
    actions: [{ what: 'Lend a data person for two weeks', side: 'government', owner: 'Lee Okafor', dueInDays: 12 }],
  },
]

/** Gives the demonstration a past: a review with notes, a statement and actions, one of the city's own late. */
export async function inventMeetings(program: Program, city: Jurisdiction, made: MadeCity): Promise<void> {
  const people = await asTerminal(program, city, ({ work }) => listPeople(work))
  const manager = people.find((person) => person.role === 'contract-manager')!
  const asker = { role: 'contract-manager', personId: manager.id, providerId: null } as const
  await inJurisdiction(program.db, city.schema, asker, async (work) => {
    const visit: Visit = { work, asker, askerName: manager.name, jurisdiction: city, ...readClock(city) }
    for (const one of told) {
      const story = made.stories.find((candidate) => candidate.key === one.story)
      const number = story?.contractNumbers[0]
      if (number) await holdMeeting(visit, number, one, addMonths(monthOf(made.to), -1))
    }
  })
}

async function holdMeeting(visit: Visit, number: string, one: Told, month: string): Promise<void> {
  const contract = await visit.work
    .selectFrom('contract')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const opened = await openMeeting(visit, { contractId: contract.id, month })
  if ('refused' in opened) throw new Error(opened.refused)
  const meeting = opened.done
  await describeMeeting(visit, meeting, {
    heldOn: addDays(lastDay(month), 15),
    attendees: 'Ana Ruiz, and the program director',
  })
  for (const text of one.notes) await writeNote(visit, meeting, { kind: 'note', text })
  if (one.statement) {
    await writeNote(visit, meeting, {
      kind: 'statement',
      measure: 'exits-to-permanent-housing',
      text: one.statement,
      saidBy: 'Dana Cole',
    })
  }
  for (const action of one.actions) {
    await agreeAction(visit, meeting, {
      what: action.what,
      ownerSide: action.side,
      ownerName: action.owner,
      dueOn: addDays(visit.today, action.dueInDays),
      measure: 'exits-to-permanent-housing',
      expectedEffect: action.effect ?? '',
    })
  }
}
