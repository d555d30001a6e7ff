import type { Visit } from '../src/ground/platform/visit.ts'
import type { MeasureCardText } from '../src/performance/measures/card.ts'

const both = (en: string, es: string) => ({ en, es })

/** A card of a field without homeless services: how many kept the appointments that they were given. */
export const appointments: MeasureCardText = {
  title: both('Kept appointments', 'Citas cumplidas'),
  short: both('Appointments', 'Citas'),
  pack: 'Youth health',
  ...{ kind: 'output', question: 'how-well', timing: 'leading' },
  ...{ valueFormat: 'share', direction: 'increase', units: ['cases'] },
  counted: both('cases', 'casos'),
  definition: both(
    'Of the appointments made, the share that was kept.',
    'De las citas dadas, la parte que se cumplió.',
  ),
  numerator: both('Appointments that were kept', 'Citas que se cumplieron'),
  denominator: both('All appointments of the month', 'Todas las citas del mes'),
  exclusions: both('Appointments that the clinic called off', 'Citas que la clínica canceló'),
  period: both('Month', 'Mes'),
  lag: both('None', 'Ninguno'),
  maturityDays: null,
  source: both('The clinic’s calendar', 'El calendario de la clínica'),
  subgroups: both('Age', 'Edad'),
  gaming: both('Making fewer appointments', 'Dar menos citas'),
  decisions: both('A late arrival counts as kept', 'Llegar tarde cuenta como cumplida'),
  owner: 'Ana Ruiz',
  followsProcessRules: true,
  weight: 4,
}

/** A card of road maintenance: days from a report to the repair, which should be few. */
export const repairDays: MeasureCardText = {
  ...appointments,
  title: both('Days to repair', 'Días hasta la reparación'),
  definition: both('Days from a report to the repair.', 'Días del aviso a la reparación.'),
  short: both('Repair', 'Reparación'),
  pack: 'Roads',
  ...{ valueFormat: 'days', direction: 'decrease', units: ['repairs'] },
  counted: both('repairs', 'reparaciones'),
  numerator: both('Days from report to repair', 'Días del aviso a la reparación'),
  denominator: both('Repairs made', 'Reparaciones hechas'),
}

/** Writes a version of a card as it lies in the database, without asking anybody. */
export async function insertCard(visit: Visit, measure: string, card: MeasureCardText, version = 1): Promise<void> {
  await visit.work
    .insertInto('measure_card')
    .values({
      id: crypto.randomUUID(),
      ...{ measure, version, card: JSON.stringify(card), from_on: '2026-01-01', reason: 'a test' },
      ...{ agreed_by: 'both', added_by: 'Ana Ruiz', added_at: visit.now },
    })
    .execute()
}
