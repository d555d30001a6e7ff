/** A signal setting says how small a worsening is worth an early warning, and how many warnings chance alone may raise. */
export type SignalSetting = {
  /** the smallest change of the odds that is worth a meeting */
  oddsRatio: number
  /** share of the charts of a year that chance alone may warn of */
  falseAlarms: number
  /** of the simulation that finds the thresholds */
  seed: number
}

/** What holds until a city says otherwise: the odds twice as bad, and one stable chart in twenty warned of in a year. */
export const usualSetting: SignalSetting = { oddsRatio: 2, falseAlarms: 0.05, seed: 20_260_401 }
