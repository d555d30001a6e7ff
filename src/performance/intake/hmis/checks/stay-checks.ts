import { destinationClasses } from '../../../measure-packs/homelessness/destination-classes.ts'
import { type Check, moved, stay } from './check.ts'

const isUsed = (where: string) => `fault is null and (${where})`
const destination = ['Exit', 'Destination'] as [string, string]
const entry = ['Enrollment', 'EntryDate'] as [string, string]
const exit = ['Exit', 'ExitDate'] as [string, string]
const moveIn = ['Enrollment', 'MoveInDate'] as [string, string]
const night = ['Services', 'DateProvided'] as [string, string]
const head = ['Enrollment', 'RelationshipToHoH'] as [string, string]
const operating = ['Project', 'OperatingEndDate'] as [string, string]
const participation = ['HMISParticipation', 'HMISParticipationStatusStartDate'] as [string, string]

const { permanent, known } = destinationClasses
const isKnown = `(destination between ${permanent.from} and ${permanent.to} or destination in (${known.join(', ')}))`
const lived = '3, 9, 10, 13'
const priorCodes =
  '101, 116, 118, 204, 205, 206, 207, 215, 225, 302, 314, 329, 332, 335, 336, 410, 411, 421, 435, 8, 9, 99, 17, 24, 30, 37'

/** Days after which a stay without a sign of life asks whether the person is still there. */
export const quietDays = 90
/** Days after which an open stay asks whether it was forgotten, by project type; others: none. */
const longStay =
  'case when project_type in (0, 1, 4, 8) then 365 when project_type in (2, 13) then 730 when project_type in (6, 11, 12, 14) then 365 end'

/** Records of stays: their identity, household, days, nights and where they ended. */
export const stayChecks: Check[] = [
  stay.high(
    'enrollment-twice',
    ['Enrollment', 'EnrollmentID'],
    `fault = 'enrollment-duplicate'`,
    ['counted-twice', 'vendor'],
    { moves: moved.all },
  ),
  stay.high(
    'enrollment-without-id',
    ['Enrollment', 'EnrollmentID'],
    `fault = 'enrollment-id-missing'`,
    ['left-out', 'vendor'],
    { moves: moved.all },
  ),
  stay.high('entry-day-unreadable', entry, `fault = 'entry-date-unreadable'`, ['left-out', 'correct-days'], {
    moves: moved.all,
  }),
  stay.high('exit-day-unreadable', exit, `fault = 'exit-date-unreadable'`, ['left-out', 'correct-days'], {
    moves: moved.all,
    on: 'entry_on',
  }),
  stay.high('project-not-there', ['Enrollment', 'ProjectID'], `fault = 'project-unknown'`, ['left-out', 'vendor'], {
    moves: moved.all,
  }),
  stay.high('person-id-empty', ['Enrollment', 'PersonalID'], isUsed('is_person_missing'), ['person', 'vendor'], {
    moves: moved.person,
  }),
  stay.high(
    'household-id-empty',
    ['Enrollment', 'HouseholdID'],
    isUsed('is_household_missing'),
    ['household', 'vendor'],
    { moves: moved.all },
  ),
  stay.high(
    'household-id-used-again',
    ['Enrollment', 'HouseholdID'],
    isUsed('is_household_reused'),
    ['household', 'vendor'],
    { moves: moved.all },
  ),
  stay.high(
    'person-without-record',
    ['Enrollment', 'PersonalID'],
    isUsed('not is_person_missing and not is_person_there'),
    ['groups', 'vendor'],
    { needs: ['Client', 'Client.PersonalID'] },
  ),
  stay.high('person-twice', ['Client', 'PersonalID'], isUsed('is_person_twice'), ['person', 'one-record'], {
    needs: ['Client', 'Client.PersonalID'],
  }),
  stay.high('entry-recorded-twice', entry, isUsed('is_stay_twice'), ['counted-twice', 'one-record'], {
    moves: moved.all,
  }),
  stay.high('household-no-head', head, isUsed('heads = 0 and is_unit_row'), ['household', 'one-head'], {
    moves: moved.all,
  }),
  stay.high('household-two-heads', head, isUsed('heads > 1 and is_unit_row'), ['household', 'one-head'], {
    moves: moved.all,
  }),
  stay.high('relationship-empty', head, isUsed('relationship is null or relationship = 99'), ['household', 'fill-in'], {
    moves: moved.all,
    needs: ['Enrollment.RelationshipToHoH'],
  }),
  stay.high(
    'victim-service-client',
    ['Organization', 'VictimServiceProvider'],
    isUsed('is_victim_service'),
    ['confidential', 'remove-records'],
    { needs: ['Organization.VictimServiceProvider'] },
  ),

  stay.error(
    'relationship-code',
    head,
    isUsed('relationship not in (1, 2, 3, 4, 5, 99)'),
    ['household', 'correct-code'],
    { moves: moved.all, needs: ['Enrollment.RelationshipToHoH'] },
  ),
  stay.error('exit-precedes-entry', exit, `fault = 'exit-before-entry'`, ['left-out', 'correct-days'], {
    moves: moved.all,
  }),
  stay.error('exit-after-export', exit, isUsed('exit_on > exported_on'), ['days', 'correct-days'], {
    moves: moved.lastDay,
  }),
  stay.error(
    'destination-code',
    destination,
    isUsed(`is_destination_unread or (destination is not null and not ${isKnown})`),
    ['destination', 'correct-code'],
    { moves: moved.exits },
  ),
  stay.error(
    'prior-situation-code',
    ['Enrollment', 'LivingSituation'],
    isUsed(`is_prior_unread or prior_situation not in (${priorCodes})`),
    ['prior', 'correct-code'],
    { moves: moved.prior },
  ),
  stay.error(
    'move-in-not-in-stay',
    moveIn,
    isUsed(`project_type in (${lived}) and is_unit_row and (move_in_on < entry_on or move_in_on > exit_on)`),
    ['move-in', 'record-move-in'],
    { moves: moved.moveIn },
  ),
  stay.error('move-in-day-unreadable', moveIn, isUsed('is_move_in_unread'), ['move-in', 'correct-days'], {
    moves: moved.moveIn,
  }),
  stay.error(
    'before-operating',
    ['Project', 'OperatingStartDate'],
    isUsed('exit_on < operating_from_on'),
    ['running-days', 'project-setup'],
    { moves: moved.all },
  ),
  stay.error(
    'across-operating-start',
    ['Project', 'OperatingStartDate'],
    isUsed('entry_on < operating_from_on and (exit_on is null or exit_on >= operating_from_on)'),
    ['running-days', 'project-setup'],
    { moves: moved.all },
  ),
  stay.error('after-operating', operating, isUsed('entry_on > operating_to_on'), ['running-days', 'project-setup'], {
    moves: moved.all,
  }),
  stay.error(
    'across-operating-end',
    operating,
    isUsed('entry_on <= operating_to_on and exit_on > operating_to_on'),
    ['running-days', 'close-stay'],
    { moves: moved.lastDay },
  ),
  stay.error(
    'open-after-operating',
    operating,
    isUsed('entry_on <= operating_to_on and exit_on is null and operating_to_on < exported_on'),
    ['open-stay', 'close-stay'],
    { moves: moved.lastDay },
  ),
  stay.error(
    'before-participation',
    participation,
    isUsed('exit_on < participating_from_on'),
    ['running-days', 'project-setup'],
    { needs: ['HMISParticipation'] },
  ),
  stay.error(
    'after-participation',
    participation,
    isUsed('entry_on > participating_to_on'),
    ['running-days', 'project-setup'],
    { needs: ['HMISParticipation'] },
  ),
  stay.error(
    'across-participation-end',
    participation,
    isUsed('entry_on <= participating_to_on and coalesce(exit_on, exported_on) > participating_to_on'),
    ['running-days', 'project-setup'],
    { needs: ['HMISParticipation'] },
  ),
  stay.error(
    'no-night-on-entry-day',
    night,
    isUsed('project_type = 1 and night_records > 0 and not has_entry_night'),
    ['nights', 'record-nights'],
    { moves: moved.nights },
  ),
  stay.error('night-on-exit-day', night, isUsed('project_type = 1 and has_exit_night'), ['nights', 'record-nights'], {
    moves: moved.nights,
    on: 'exit_on',
  }),

  stay.warning('entry-after-export', entry, isUsed('entry_on > exported_on'), ['days', 'correct-days'], {
    moves: moved.all,
  }),
  stay.warning(
    'across-participation-start',
    participation,
    isUsed('entry_on < participating_from_on and coalesce(exit_on, exported_on) >= participating_from_on'),
    ['running-days', 'project-setup'],
    { needs: ['HMISParticipation'] },
  ),
  stay.warning(
    'destination-not-recorded',
    destination,
    isUsed(
      'exit_on is not null and not coalesce(is_destination_unread, false) and (destination is null or destination in (30, 99))',
    ),
    ['destination', 'ask-at-exit'],
    { moves: moved.exits },
  ),
  stay.warning('destination-not-told', destination, isUsed('destination in (8, 9)'), ['destination', 'ask-at-exit'], {
    moves: moved.exits,
  }),
  stay.warning('destination-other', destination, isUsed('destination = 17'), ['destination', 'correct-code'], {
    moves: moved.exits,
  }),
  stay.warning(
    'open-for-long',
    exit,
    isUsed(`exit_on is null and exported_on - entry_on > ${longStay}`),
    ['open-stay', 'close-stay'],
    { moves: moved.lastDay, on: 'entry_on' },
  ),
  stay.warning(
    'no-night-for-long',
    night,
    isUsed(`project_type = 1 and exit_on is null and exported_on - coalesce(last_night_on, entry_on) > ${quietDays}`),
    ['open-stay', 'close-stay'],
    { moves: moved.lastDay },
  ),
  stay.warning(
    'no-contact-for-long',
    ['CurrentLivingSituation', 'InformationDate'],
    isUsed(
      `project_type in (4, 14) and is_unit_row and exit_on is null and exported_on - greatest(entry_on, coalesce(last_seen_on, entry_on)) > ${quietDays}`,
    ),
    ['open-stay', 'close-stay'],
    { moves: moved.lastDay, needs: ['CurrentLivingSituation'], on: 'entry_on' },
  ),
  stay.warning(
    'move-in-missed-at-exit',
    moveIn,
    isUsed(
      `project_type in (${lived}) and is_unit_row and move_in_on is null and destination between ${permanent.from} and ${permanent.to}`,
    ),
    ['move-in', 'record-move-in'],
    { moves: moved.moveIn, on: 'exit_on' },
  ),
  stay.warning(
    'move-in-missed-while-open',
    moveIn,
    isUsed(
      'project_type in (3, 9, 10) and is_unit_row and move_in_on is null and exit_on is null and exported_on - entry_on > 365',
    ),
    ['move-in', 'record-move-in'],
    { moves: moved.moveIn },
  ),
  stay.warning('overlap-in-project', entry, isUsed('is_overlap_in_project'), ['counted-twice', 'close-stay'], {
    moves: moved.all,
  }),
  stay.warning('overlap-of-shelters', entry, isUsed('is_overlap_of_beds'), ['counted-twice', 'close-stay'], {
    moves: moved.all,
  }),
]
