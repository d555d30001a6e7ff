import type { MeasureCard } from './cards.ts'
import { destinationClasses } from './destination-classes.ts'
import type { MeasureKey } from './figure.ts'

/** What a card says in words; names of files, columns and federal documents stay as their publishers write them. */
export type CardWords = Pick<
  MeasureCard,
  | 'definition'
  | 'numerator'
  | 'denominator'
  | 'exclusions'
  | 'unit'
  | 'period'
  | 'lag'
  | 'source'
  | 'gaming'
  | 'decisions'
>

const source = 'HMIS CSV, FY2024 o FY2026'
const unit =
  'Hogar (la fila de quien lo encabeza; con varias cabezas o ninguna: el ingreso más antiguo y luego el EnrollmentID más bajo, comparado como texto) o persona (cada estadía de cada persona).'
const period = 'Mes, o cualquier período'
const lag = 'Ninguna, salvo el registro de las salidas'
const coverage =
  'Un mes que la exportación no cubre por entero, o en el cual y después del cual el grupo no registró nada más, falta; nunca es cero.'
const whole =
  'Una estadía cuyo día de salida no se puede leer, o es anterior al ingreso, se deja fuera y se cuenta como hallazgo: de otro modo contaría como abierta.'

/** The cards of this pack in Spanish, beside the English ones: the same rules, line by line. */
export const spanishCards: Record<MeasureKey, CardWords> = {
  'exits-to-permanent-housing': {
    definition:
      'De quienes dejaron el programa, la proporción que salió a una vivienda permanente. Para la vivienda permanente (tipos de proyecto 3, 9, 10): de quienes tenían vivienda, la proporción que la conservó o la dejó por otra permanente.',
    numerator:
      'Salidas del período a los destinos 400 a 499. Tipos 3, 9, 10: con vivienda al final del período, o salidos en él a los destinos 400 a 499.',
    denominator:
      'Salidas del período menos los destinos excluidos. Tipos 3, 9, 10: con vivienda (mudados el último día o antes, no salidos antes del primero) en algún momento del período, menos los salidos en él a un destino excluido.',
    exclusions: `Destinos ${destinationClasses.excluded.everyOther.join(', ')}; alcance en la calle ${destinationClasses.excluded.streetOutreach.join(', ')} (${destinationClasses.version}). El ajuste «none» no excluye nada.`,
    unit,
    period,
    lag,
    source: `${source}: Enrollment, Exit, Project. Según HUD System Performance Measures FY2026, medida 7, limitada a un programa.`,
    gaming: [
      'No registrar salidas a otros lugares, o registrarlas tarde: observe las estadías abiertas sin contacto.',
      'Registrar un destino que solo se espera: observe los retornos junto a esta medida.',
      'Admitir a quienes de todos modos tendrían vivienda: observe los ingresos desde la falta de hogar.',
    ],
    decisions: [
      'También en el alcance en la calle solo los destinos 400 a 499 cuentan como permanentes; sus destinos temporales no.',
      'Los destinos que faltan (8, 9, 30, 99, vacíos, códigos desconocidos) quedan en el denominador; su número aparece junto a la cifra.',
      'La cárcel (207) no se excluye ni es permanente.',
      'Los tipos 3, 9, 10 cuentan desde el día de la mudanza; quien sale sin mudarse no entra.',
      'Un tipo de subsidio (419 a 440) escrito como destino cuenta como vivienda permanente.',
      whole,
      coverage,
    ],
  },
  'returns-within-six-months': {
    definition:
      'De quienes salieron a una vivienda permanente seis meses antes, la proporción que volvió a los servicios para personas sin hogar en 180 días, en cualquier proyecto de la fuente. Se atribuye al programa que dejaron.',
    numerator: 'Salidas del denominador seguidas de un retorno en 180 días; el día 0 cuenta.',
    denominator: 'Salidas a los destinos 400 a 499 en el mes seis meses anterior, de proyectos de cualquier tipo.',
    exclusions:
      'Un ingreso en vivienda permanente (tipos 3, 9, 10, 13) en los 14 días posteriores a la salida, o desde el día siguiente al ingreso hasta 14 días después de la salida de otra estadía en vivienda permanente, no es un retorno.',
    unit,
    period: 'Mes, o cualquier período: la cohorte son los mismos meses, seis meses antes',
    lag: 'Maduro el último día de la cohorte más 180 días',
    source: `${source}: Enrollment, Exit, Project de toda la comunidad. Según HUD System Performance Measures FY2026, medida 2, paso 3.`,
    gaming: [
      'Rechazar a antiguos residentes: compare con los ingresos de otros programas.',
      'Una exportación con pocos otros proyectos halla pocos retornos: pida la de toda la comunidad.',
    ],
    decisions: [
      'Cada salida cuenta, así que una persona puede figurar dos veces; los hogares se siguen por quien los encabeza.',
      'La misma inscripción nunca es su propio retorno.',
      'El seguimiento abarca todos los proyectos de la fuente; las personas se reconocen solo por PersonalID.',
      'No se puede calcular cuando la exportación tiene estadías de una sola organización (un ajuste).',
      'La cobertura se exige a los meses de la cohorte; un seguimiento sin terminar está «aún no maduro».',
      whole,
    ],
  },
  'length-of-stay': {
    definition: 'Noches de las estadías que terminaron, por estadía.',
    numerator:
      'Noches de las estadías terminadas en el período: la estadía entera, del ingreso al día anterior a la salida; en refugio noche a noche, las noches registradas.',
    denominator: 'Estadías terminadas en el período.',
    exclusions: 'Tipos de proyecto 3, 9, 10: allí una estadía larga es el propósito.',
    unit,
    period,
    lag,
    source: `${source}: Enrollment, Exit, Services (record type 200).`,
    gaming: [
      'Las salidas y reingresos cortan una estadía en dos: observe los retornos y los ingresos del mismo día.',
      'Las estadías largas que nunca terminan no se ven: observe al lado la edad media de las abiertas.',
    ],
    decisions: [
      'El día de salida no es una noche; una estadía que termina el primer día no tiene ninguna.',
      'El refugio noche a noche cuenta las noches distintas registradas, del ingreso al día anterior a la salida.',
      'La edad media de las estadías abiertas cuenta los días desde el ingreso hasta el último del período, incluido.',
      whole,
      coverage,
    ],
  },
  'entries-from-homelessness': {
    definition:
      'De quienes ingresaron, la proporción cuya situación de vivienda anterior registrada era literalmente sin hogar.',
    numerator:
      'Ingresos con situación anterior 100 a 199; o 200 a 299 por menos de 90 días con la calle o un refugio antes; o cualquier otra situación registrada por menos de 7 noches con la calle o un refugio antes.',
    denominator: 'Ingresos del período.',
    exclusions:
      'Ninguna; una situación anterior que falta queda en el denominador, y su número aparece junto a la cifra.',
    unit,
    period,
    lag: 'Ninguna',
    source: `${source}: Enrollment (LivingSituation, LOSUnderThreshold, PreviousStreetESSH). Según HMIS Standard Reporting Glossary FY2026.`,
    gaming: ['Registrar la calle para personas que vinieron de otra parte.'],
    decisions: [
      'El tipo de proyecto por sí solo nunca hace de un ingreso uno desde la falta de hogar.',
      'Hogares: la respuesta de quien lo encabeza.',
      coverage,
    ],
  },
  utilization: {
    definition: 'Noches en uso sobre camas (para hogares: unidades) disponibles, día por día.',
    numerator:
      'Personas: una noche por cada estadía y noche, desde el ingreso (vivienda permanente y realojamiento rápido: desde la mudanza) hasta el día anterior a la salida; noche a noche: las noches registradas. Hogares: lo mismo para la fila del hogar.',
    denominator: 'Para cada día del período, las camas (hogares: unidades) activas del inventario.',
    exclusions: 'Los proyectos sin inventario activo en el mes no suman noches ni camas.',
    unit,
    period,
    lag: 'Ninguna',
    source: `${source}: Enrollment, Exit, Services, Inventory.`,
    gaming: [
      'No dar salida a quienes se fueron: observe las estadías sin contacto.',
      'Bajar el inventario registrado.',
    ],
    decisions: [
      'Por encima del 100% se muestra tal cual, con un hallazgo.',
      'El inventario cuenta de su primer a su último día, ambos incluidos, sean cuales sean las fechas del proyecto.',
      'Un período suma sus meses; los meses antes de la primera actividad o después del cierre no suman camas.',
      coverage,
    ],
  },
}
