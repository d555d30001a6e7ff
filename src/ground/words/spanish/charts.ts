import type { charts as english } from '../english/charts.ts'

export const charts: typeof english = {
  hint: 'Señale un mes, o llegue al gráfico con Tab y siga con las flechas. Entrar abre de dónde viene la cifra.',
  hintOnly: 'Señale un mes, o llegue al gráfico con Tab y siga con las flechas.',
  files: 'Este gráfico:',
  svg: 'SVG',
  png: 'PNG',
  csv: 'CSV',
  median: 'mediana',
  expected: 'camino acordado',
  rules: {
    astronomical: 'fuera de lo habitual',
    trend: 'parte de siete meses que van en un mismo sentido',
    'two-of-three': 'dos de tres meses están cerca del borde de lo habitual',
    shift: 'parte de siete meses a un mismo lado',
  },
  reading: (reading, rules) => `${reading}; ${rules}`,
  marks: {
    action: (what) => `acción: ${what.length > 40 ? `${what.slice(0, 38).trimEnd()}…` : what}`,
    definition: 'desde aquí se cuenta de otra manera',
  },
  short: {
    unusual: (measure, months) => `${measure}: sus ${months} meses no parecen solo azar.`,
    usual: (measure, months) => `${measure}: ningún cambio más allá del azar en sus ${months} meses.`,
    open: (measure, months) => `${measure}: ${months} meses, muy pocos para un veredicto.`,
  },
  whyShort:
    'Los límites, y los veredictos sobre un mes, necesitan 13 meses. Hasta entonces la línea es la mediana, y un veredicto del conjunto necesita 10 meses fuera de ella.',
  assurance: {
    'consistently-passes': 'Tal como están las cosas, todo mes habitual alcanza la meta.',
    'consistently-fails': 'Tal como están las cosas, ningún mes habitual alcanza la meta: solo un cambio lo haría.',
    'hit-or-miss': 'Tal como están las cosas, los meses alcanzan o no la meta por azar.',
  },
}
