import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../ground/platform/project-root.ts'

type Told = { en: string; es: string }

/** A measure of this pack: its card in both languages, and how its SQL is to be read. */
export type WorkforceMeasure = {
  key: string
  title: Told
  short: Told
  definition: Told
  numerator: Told
  denominator: Told
  exclusions: Told
  lag: Told
  gaming: Told
  counted: Told
  /** 'money' is in whole cents */
  format: 'share' | 'money'
  maturityDays: number
}

export const workforceSource: Told = {
  en: 'List of exits that providers send. WIOA section 116(b)(2)(A); TEGL 10-16, change 1.',
  es: 'Lista de salidas que envían los proveedores. WIOA, sección 116(b)(2)(A); TEGL 10-16, cambio 1.',
}

/** Choices taken where the guidance speaks of quarters and program years, and a contract of months. */
export const workforceDecisions: Told = {
  en: 'A month is a month of exit; federal reports add quarters. A participant without a sex written down stands under "Not said".',
  es: 'Un mes es el mes de la salida; los informes federales suman trimestres. Quien no tiene sexo anotado figura en "Not said".',
}

/**
 * After the last day of the month: the rest of the exit's quarter and two (or four) quarters more, and 120 days until wage
 * records are matched. Two quarters end at most 245 days later, four at most 429.
 */
const wageLagDays = 120
const secondQuarterDays = 245 + wageLagDays
const fourthQuarterDays = 429 + wageLagDays
/** a year after exit, and 30 days until the credential is written down */
const credentialDays = 366 + 30

const excluded: Told = {
  en: 'Left to an institution, for health or medical reasons, deceased, called to active duty in the reserve forces, or moved in foster care. A participant counts once in a program and month.',
  es: 'Salida a una institución, por salud o razones médicas, por fallecimiento, por llamada al servicio activo de la reserva o por traslado en acogida. Una persona cuenta una vez por programa y mes.',
}
const left: Told = {
  en: 'Participants who left in the month, less the excluded.',
  es: 'Participantes que salieron en el mes, menos los excluidos.',
}
const counted: Told = { en: 'participants', es: 'participantes' }
const wages: Told = {
  en: 'Not writing down an exit: watch participants without service for 90 days. Choosing whom to enroll: watch who is served.',
  es: 'No anotar una salida: observe a quienes llevan 90 días sin servicio. Elegir a quién inscribir: observe a quién se atiende.',
}
const lagOf = (days: number): Told => ({
  en: `Known ${days} days after the month: the quarter must end, and wage records take time.`,
  es: `Se conoce ${days} días después del mes: el trimestre debe terminar y los registros salariales tardan.`,
})

export const workforceMeasures: WorkforceMeasure[] = [
  {
    key: 'employed-in-the-second-quarter-after-exit',
    title: { en: 'Employed in the second quarter after exit', es: 'Con empleo en el segundo trimestre tras la salida' },
    short: { en: 'Employed, quarter 2', es: 'Empleo, trimestre 2' },
    definition: {
      en: 'Of the participants who left in the month, the share in unsubsidized employment in the second quarter after the quarter of their exit. No wage record counts as not employed.',
      es: 'De los participantes que salieron en el mes, la proporción con empleo no subsidiado en el segundo trimestre posterior al de su salida. Sin registro salarial se cuenta como sin empleo.',
    },
    numerator: {
      en: 'Those of the denominator who were employed in that quarter.',
      es: 'Quienes, del denominador, tenían empleo en ese trimestre.',
    },
    denominator: left,
    exclusions: excluded,
    lag: lagOf(secondQuarterDays),
    gaming: wages,
    counted,
    format: 'share',
    maturityDays: secondQuarterDays,
  },
  {
    key: 'employed-in-the-fourth-quarter-after-exit',
    title: { en: 'Employed in the fourth quarter after exit', es: 'Con empleo en el cuarto trimestre tras la salida' },
    short: { en: 'Employed, quarter 4', es: 'Empleo, trimestre 4' },
    definition: {
      en: 'Of the participants who left in the month, the share in unsubsidized employment in the fourth quarter after the quarter of their exit. No wage record counts as not employed.',
      es: 'De los participantes que salieron en el mes, la proporción con empleo no subsidiado en el cuarto trimestre posterior al de su salida. Sin registro salarial se cuenta como sin empleo.',
    },
    numerator: {
      en: 'Those of the denominator who were employed in that quarter.',
      es: 'Quienes, del denominador, tenían empleo en ese trimestre.',
    },
    denominator: left,
    exclusions: excluded,
    lag: lagOf(fourthQuarterDays),
    gaming: wages,
    counted,
    format: 'share',
    maturityDays: fourthQuarterDays,
  },
  {
    key: 'median-earnings-in-the-second-quarter-after-exit',
    title: {
      en: 'Median earnings in the second quarter after exit',
      es: 'Mediana de ingresos en el segundo trimestre tras la salida',
    },
    short: { en: 'Median earnings, quarter 2', es: 'Ingresos medianos, trim. 2' },
    definition: {
      en: 'The median wages, in the second quarter after the quarter of exit, of the participants who left in the month and were employed in that quarter.',
      es: 'La mediana de los salarios, en el segundo trimestre posterior al de la salida, de los participantes que salieron en el mes y tenían empleo en ese trimestre.',
    },
    numerator: {
      en: 'The median wages of the month, times the participants counted. Several months show medians weighted by participants.',
      es: 'La mediana de los salarios del mes, por los participantes contados. Varios meses muestran medianas ponderadas por participantes.',
    },
    denominator: {
      en: 'Participants who left in the month, were employed in that quarter and had wages, less the excluded.',
      es: 'Participantes que salieron en el mes, tenían empleo en ese trimestre y salario, menos los excluidos.',
    },
    exclusions: excluded,
    lag: lagOf(secondQuarterDays),
    gaming: {
      en: 'Fewer people employed can raise the median: read it beside employment in the same quarter.',
      es: 'Menos personas con empleo pueden subir la mediana: léala junto al empleo del mismo trimestre.',
    },
    counted,
    format: 'money',
    maturityDays: secondQuarterDays,
  },
  {
    key: 'credential-attainment',
    title: { en: 'Credential attainment', es: 'Obtención de una credencial' },
    short: { en: 'Credential', es: 'Credencial' },
    definition: {
      en: 'Of the participants in education or training who left in the month, the share who attained a credential during participation or within a year after exit.',
      es: 'De los participantes en educación o formación que salieron en el mes, la proporción que obtuvo una credencial durante su participación o en el año posterior.',
    },
    numerator: {
      en: 'A recognized postsecondary credential; or a secondary school diploma or its equivalent, if the participant was also employed or in further training within a year.',
      es: 'Una credencial postsecundaria reconocida; o un diploma de secundaria o equivalente, si además la persona tuvo empleo o siguió formándose en el plazo de un año.',
    },
    denominator: {
      en: 'Participants in an education or training program who left in the month, less the excluded. On-the-job and customized training do not count.',
      es: 'Participantes en un programa de educación o formación que salieron en el mes, menos los excluidos. La formación en el puesto o a medida no cuenta.',
    },
    exclusions: excluded,
    lag: {
      en: `Known ${credentialDays} days after the month: a year after exit, and a month to write it down.`,
      es: `Se conoce ${credentialDays} días después del mes: un año tras la salida, y un mes para anotarlo.`,
    },
    gaming: {
      en: 'Certificates that no employer asks for: read it beside employment and earnings.',
      es: 'Certificados que ningún empleador pide: léala junto al empleo y los ingresos.',
    },
    counted,
    format: 'share',
    maturityDays: credentialDays,
  },
]

/** The SQL that counts a measure of this pack. */
export const readWorkforceSql = (key: string): string =>
  readFileSync(join(projectRoot, 'src/performance/measure-packs/workforce', `${key}.sql`), 'utf8')
