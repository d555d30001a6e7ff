import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findNewestMonth } from '../../performance/results/list-results.ts'
import { countExpectedSignals, type ExpectedSignals } from '../../performance/signals/count-expected-signals.ts'
import { findSignalSetting } from '../../performance/signals/find-signal-setting.ts'
import { type ListedSignal, listSignals, type SignalsAsked } from '../../performance/signals/list-signals.ts'
import { maySetSignals } from '../../performance/signals/may.ts'
import { signalKinds } from '../../performance/signals/signal.ts'
import { answerStates } from '../../performance/signals/signal-answer.ts'
import type { SignalSetting } from '../../performance/signals/signal-setting.ts'

/** The list of signals, narrowed as the address says. */
export type SignalsPage = {
  signals: ListedSignal[]
  /** how many there are in all that the filter lets through */
  all: number
  asked: SignalsAsked
  contracts: string[]
  month: Month | null
  expected: ExpectedSignals[]
  setting: SignalSetting
  maySet: boolean
}

/** What a page shows at first: more than these nobody talks about in a month. */
const firstRows = 30

/** What an address asks for; what it does not know it passes over. */
export function signalsAsked(query: URLSearchParams): SignalsAsked {
  const kind = signalKinds.find((one) => one === query.get('kind'))
  const state = answerStates.find((one) => one === query.get('state'))
  const contract = query.get('contract')?.trim()
  return {
    ...(contract ? { contract } : {}),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(query.has('ended') ? { withEnded: true } : {}),
  }
}

export async function findSignalsPage(visit: Visit, asked: SignalsAsked, showsAll = false): Promise<SignalsPage> {
  const { work } = visit
  const all = await listSignals(work, asked)
  const month = await findNewestMonth(work)
  const numbers = await work
    .selectFrom('contract')
    .where((is) => is.exists(is.selectFrom('signal_episode').whereRef('contract_id', '=', 'contract.id').select('id')))
    .select('number')
    .orderBy('number')
    .execute()
  return {
    signals: showsAll ? all : all.slice(0, firstRows),
    all: all.length,
    asked,
    contracts: numbers.map(({ number }) => number),
    month,
    expected: month ? await countExpectedSignals(work, month) : [],
    setting: await findSignalSetting(work),
    maySet: maySetSignals(visit),
  }
}
