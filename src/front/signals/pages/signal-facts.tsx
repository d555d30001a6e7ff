import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Language, Words } from '../../../ground/words/words.ts'
import { writeCount, writeDay, writeMonth, writeThreshold, writeValue } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import { Facts } from '../../data/pages/facts.tsx'
import type { SignalPage } from '../find-signal-page.ts'

type Fact = [string, ReactNode]
type Said = { page: SignalPage; words: Words; language: Language }

/** Everything that a reader needs in order to compute the signal again, each with its name. */
export function SignalFacts({ page, slug }: { page: SignalPage; slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { one } = words.evidence
  const said = { page, words, language }
  const figure = page.course?.points.findLast((point) => point.resultId !== null)
  return (
    <section className="part" id="evidence">
      <h2>{one.evidence}</h2>
      <Facts facts={[...countFacts(said), ...comparedWith(said), ...evidenceFacts(said), ...chanceFacts(said)]} />
      {figure && (
        <p className="under-card">
          <a href={`/${slug}/figures/${figure.resultId}`}>{one.figure}</a>
        </p>
      )}
    </section>
  )
}

function countFacts({ page, words, language }: Said): Fact[] {
  const { facts } = words.evidence.one
  const { signal } = page.found
  const { numerator, denominator, valueFormat = 'share', minimum, months } = signal
  const counted = words.measures.counted[signal.measure ?? ''] ?? ''
  const since: Fact = [facts.since, writeMonth(signal.since, language)]
  if (numerator === null || denominator === null) return [since]
  const counts = countsIn(valueFormat, { numerator, denominator, counted }, words, language)
  const value = denominator > 0 ? ` (${writeValue(numerator / denominator, valueFormat, language)})` : ''
  const window = months === null ? '' : `, ${words.measures.window(months)}`
  const people = signal.short ? facts.peopleTold(writeCount(signal.short, language)) : null
  const { interval, target } = page.course ?? { interval: null, target: null }
  const isOfWindow = page.course?.window?.denominator === denominator
  const line = (share: number) => writeThreshold(share, valueFormat, language)
  return [
    [facts.counts, `${counts}${value}${window}`],
    since,
    ...(people ? [[facts.people, people] as Fact] : []),
    ...(interval && isOfWindow
      ? [
          [
            facts.interval,
            `${writeValue(interval.lower, 'share', language)} – ${writeValue(interval.upper, 'share', language)}`,
          ] as Fact,
        ]
      : []),
    ...(minimum === null ? [] : [[facts.minimum, line(minimum)] as Fact]),
    ...(target === null ? [] : [[facts.target, line(target)] as Fact]),
  ]
}

function comparedWith({ page, words, language }: Said): Fact[] {
  const { facts } = words.evidence.one
  const { signal } = page.found
  const limits = page.course?.limits.at(-1)
  const isOfChart = signal.kind === 'special-cause' || signal.kind === 'improvement'
  if (!isOfChart || !limits) return []
  const write = (value: number) => writeValue(value, signal.valueFormat ?? 'share', language)
  return [[facts.reference, facts.usual(write(limits.centre), write(Math.max(0, limits.lower)), write(limits.upper))]]
}

function evidenceFacts({ page, words, language }: Said): Fact[] {
  const { facts } = words.evidence.one
  const { evidence } = page.found.signal
  const share = (value: number) => writeValue(value, 'share', language)
  const month = (value: string) => writeMonth(value, language)
  const count = (n: number) => writeCount(n, language)
  switch (evidence?.rule) {
    case 'cusum': {
      const { base, reference, s, h, isAutocorrelated } = evidence
      const round = (value: number) =>
        value.toLocaleString(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
      const from = base
        ? facts.own(
            share(reference),
            words.measures.of(base.numerator, base.denominator),
            month(base.from),
            month(base.to),
          )
        : facts.agreed(share(reference))
      const unsure = base && base.denominator < 150 ? ` ${facts.unsure}` : ''
      const alike = isAutocorrelated ? ` ${facts.alike}` : ''
      return [
        [facts.reference, `${from}.${unsure}`],
        [facts.evidence, `${facts.path(round(s), round(h))}.${alike}`],
      ]
    }
    case 'forecast': {
      const { from, to, ahead, need, probability, range80 } = evidence
      const isFewer = page.course?.direction === 'decrease'
      return [
        [facts.year, `${month(from)} – ${month(to)}`],
        [facts.ahead, (isFewer ? facts.aheadFewer : facts.aheadTold)(count(ahead), count(need))],
        [facts.probability, share(probability)],
        [facts.range, `${share(range80.lower)} – ${share(range80.upper)}`],
      ]
    }
    case 'funnel': {
      const { target, programs, lower95, upper95, lower998, upper998, limits } = evidence
      const range = (lower: number, upper: number) => `${share(Math.max(0, lower))} – ${share(Math.min(1, upper))}`
      return [
        [facts.reference, facts.similar(share(target), count(programs))],
        [facts.byChance95, range(lower95, upper95)],
        [facts.byChance998, range(lower998, upper998)],
        [facts.spread, limits === 'overdispersed' ? facts.spreadAllowed : facts.spreadUnknown],
      ]
    }
    case 'gap': {
      const points = (value: number) => words.groups.points(value * 100)
      const { others, lower, upper, kind, group } = evidence
      const name = `${words.groups.kind[kind]}: ${words.groups.name(group)}`
      return [
        [facts.group, name],
        [facts.others, words.measures.of(others.numerator, others.denominator)],
        [facts.gap, `${points(lower)} – ${points(upper)}`],
      ]
    }
    default:
      return []
  }
}

function chanceFacts({ page, words, language }: Said): Fact[] {
  const { facts } = words.evidence.one
  const { signal } = page.found
  const { nextOn, cases } = page.settling
  const { chance, evidence } = signal
  const oneIn = chance ? Math.round(1 / chance) : null
  const told = oneIn === null ? null : oneIn > 1000 ? facts.seldom : facts.chanceTold(writeCount(oneIn, language))
  const settles = [
    facts.next(writeDay(nextOn, language)),
    cases === null ? '' : facts.cases(writeCount(cases, language)),
  ]
  const tuned =
    evidence?.rule === 'cusum'
      ? `; ${facts.tuned(
          evidence.oddsRatio.toLocaleString(language),
          writeValue(evidence.falseAlarms, 'share', language),
          String(evidence.seed),
        )}`
      : ''
  const rules = signal.rule ? `. ${facts.version(signal.rule)}` : ''
  return [
    ...(told ? [[facts.chance, told] as Fact] : []),
    [facts.settles, settles.filter(Boolean).join(' ')],
    [facts.rules, `${facts.rulesTold[signal.kind]}${tuned}${rules}.`],
    ...(page.knownAt ? [[facts.knownAt, writeDay(page.knownAt.slice(0, 10), language)] as Fact] : []),
  ]
}
