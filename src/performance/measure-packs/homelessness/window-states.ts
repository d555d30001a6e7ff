import { type Day, firstDay, lastDay, monthOf, monthsBetween } from '../../../ground/platform/day.ts'
import type { FigureState, Rhythm } from './figure.ts'

/** Which days a figure is about, and whether the source can speak of them. */
export type Slice = { from: Day; to: Day }
/** A window is what one figure covers; its slices are its calendar months, cut at its ends. */
export type Window = Slice & { slices: Slice[] }

export type Span = {
  group_no: number
  firstActivityOn: Day | null
  lastActivityOn: Day | null
  operatingFromOn: Day
  operatingToOn: Day
  openStays: number
  groupFromOn: Day
  groupToOn: Day
  projects: number
  projectsWithLengthOfStay: number
}

export type Coverage = { covered_from_on: Day; covered_to_on: Day; organizations: number }
export type Standing = { state: Extract<FigureState, 'value' | 'missing' | 'not-applicable'>; reason: string | null }

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)

export function slicesBetween(from: Day, to: Day): Slice[] {
  return monthsBetween(monthOf(from), monthOf(to)).map((month) => ({
    from: later(from, firstDay(month)),
    to: earlier(to, lastDay(month)),
  }))
}

export function windowsBetween(from: Day, to: Day, every: Rhythm): Window[] {
  const slices = slicesBetween(from, to)
  return every === 'month' ? slices.map((slice) => ({ ...slice, slices: [slice] })) : [{ from, to, slices }]
}

/** Whether a group's figures for one calendar month stand. No data is never zero: silence is missing. */
export function standingOf(slice: Slice, span: Span | undefined, coverage: Coverage): Standing {
  if (span === undefined) return { state: 'missing', reason: 'project-not-in-source' }
  if (slice.to < span.groupFromOn || slice.from > span.groupToOn)
    return { state: 'not-applicable', reason: 'outside-group-dates' }
  if (slice.from < coverage.covered_from_on || slice.to > coverage.covered_to_on)
    return { state: 'missing', reason: 'not-covered' }
  const { firstActivityOn, lastActivityOn } = span
  if (firstActivityOn === null || lastActivityOn === null) {
    if (slice.to < span.operatingFromOn) return { state: 'not-applicable', reason: 'before-operating-start' }
    if (span.operatingToOn < slice.from) return { state: 'not-applicable', reason: 'closed' }
    return { state: 'missing', reason: 'no-activity' }
  }
  if (slice.to < firstActivityOn) {
    return {
      state: 'not-applicable',
      reason: slice.to < span.operatingFromOn ? 'before-operating-start' : 'before-first-activity',
    }
  }
  if (lastActivityOn < slice.from) {
    return span.operatingToOn <= slice.to && span.openStays === 0
      ? { state: 'not-applicable', reason: 'closed' }
      : { state: 'missing', reason: 'silent' }
  }
  return { state: 'value', reason: null }
}

export type WindowStanding = Standing & { missingMonths: number; slices: Standing[] }

/** A window stands when none of its months is missing and one of them has a value. */
export function standingOfWindow(window: Window, span: Span | undefined, coverage: Coverage): WindowStanding {
  const slices = window.slices.map((slice) => standingOf(slice, span, coverage))
  const missing = slices.filter(({ state }) => state === 'missing')
  const { state, reason } = missing[0] ?? slices.find((slice) => slice.state === 'value') ?? slices[0]!
  return { state, reason, missingMonths: missing.length, slices }
}
