import { backtest } from './backtest.ts'
import { builder } from './builder.ts'
import { cards } from './cards.ts'
import { charts } from './charts.ts'
import { checks } from './checks.ts'
import { compare } from './compare.ts'
import { contract } from './contract.ts'
import { cost } from './cost.ts'
import { data } from './data.ts'
import { datasets } from './datasets.ts'
import { documents } from './documents.ts'
import { evidence } from './evidence.ts'
import { explain } from './explain.ts'
import { frame } from './frame.ts'
import { frameworks } from './frameworks.ts'
import { funding } from './funding.ts'
import { goals } from './goals.ts'
import { groups } from './groups.ts'
import { lists } from './lists.ts'
import { measures } from './measures.ts'
import { packages } from './packages.ts'
import { pathway } from './pathway.ts'
import { portfolio } from './portfolio.ts'
import { providers } from './providers.ts'
import { quality } from './quality.ts'
import { register } from './register.ts'
import { reminders } from './reminders.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import { signals } from './signals.ts'
import { start } from './start.ts'
import { system } from './system.ts'
import { uploads } from './uploads.ts'

/** Every sentence on screen in English, by room; the other languages have the same shape. */
export const english = {
  backtest,
  builder,
  cards,
  charts,
  checks,
  compare,
  contract,
  cost,
  data,
  datasets,
  documents,
  explain,
  frame,
  frameworks,
  funding,
  goals,
  groups,
  lists,
  measures,
  packages,
  pathway,
  portfolio,
  providers,
  quality,
  register,
  reminders,
  reports,
  review,
  evidence,
  signals,
  start,
  system,
  uploads,
}
