import type { Day } from '../../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import { readSql } from '../read-sql.ts'
import { type RulesYear, type SystemRules, systemRules } from './rules.ts'

export type SystemPeriod = { from: Day; to: Day; rules?: RulesYear }
/** All projects of a continuum of care (null: of the whole export), or the named projects alone. */
export type SystemScope = { coc: string | null } | { projects: string[] }

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const day = (value: string) => `date ${text(value)}`
const codes = (list: number[]) => `(${list.join(', ')})`

/** The words that the statements of this folder use: the period and one year's rules. */
export function systemMacros({ from, to }: SystemPeriod, rules: SystemRules): string {
  const { destinations } = rules
  const shelter = [...rules.emergencyShelter, ...rules.transitional, ...rules.safeHaven]
  const macros: Record<string, string> = {
    'period_from()': day(from),
    'period_to()': day(to),
    'lookback_on()': `(${day(from)} - interval ${rules.lookBackYears} year)::date`,
    'episode_days()': String(rules.episodeDays),
    'return_days()': String(rules.returnDays),
    'housing_gap_days()': String(rules.housingGapDays),
    'prior_days()': String(rules.priorDays),
    'annual_days()': String(rules.annualDays),
    'adult_from()': String(rules.adultFromAge),
    'shelter_types()': `[${shelter.join(', ')}]`,
    'housing_types()': `[${rules.permanent.join(', ')}]`,
    'kept_types()': `[${rules.permanentKept.join(', ')}]`,
    'outreach_types()': `[${rules.streetOutreach.join(', ')}]`,
    'is_shelter(t)': `t in ${codes(shelter)}`,
    'is_housing(t)': `t in ${codes(rules.permanent)}`,
    'is_kept_housing(t)': `t in ${codes(rules.permanentKept)}`,
    'is_outreach(t)': `t in ${codes(rules.streetOutreach)}`,
    'is_transitional(t)': `t in ${codes(rules.transitional)}`,
    'is_night_by_night(t)': `t in ${codes(rules.nightByNight)}`,
    'is_homeless_project(t)': `t in ${codes([...rules.emergencyShelter, ...rules.safeHaven, ...rules.streetOutreach])}`,
    'is_asked_project(t)': `t in ${codes([...rules.transitional, ...rules.permanent])}`,
    'is_income_type(t)': `t in ${codes(rules.incomeTypes)}`,
    'is_income_funder(f)': `f in ${codes(rules.incomeFunders)}`,
    'place_of(t)': `case when t in ${codes(rules.streetOutreach)} then 'SO' when t in ${codes(rules.emergencyShelter)} then 'ES'
      when t in ${codes(rules.transitional)} then 'TH' when t in ${codes(rules.safeHaven)} then 'SH' else 'PH' end`,
    // complete years (born on 29 February: on 1 March of other years); a day before birth is an unknown birth date
    'age_on(b, d)':
      'if(b <= d, (year(d) - year(b) - (month(d) * 100 + day(d) < month(b) * 100 + day(b))::int)::int, null)',
    'age_group(a)': `case when a is null then 'unknown' ${rules.ageGroups
      .map(({ name, below }) => (below === null ? `else ${text(name)}` : `when a < ${below} then ${text(name)}`))
      .join(' ')} end`,
    // kinds of people, the same in every figure; races is how many of the six are told
    'race_group(races, native, asian, black, eastern, islander, hispanic)': `case when coalesce(races, 0) = 0 then if(hispanic, 'hispanic', 'unknown')
      else case when races > 1 then 'multiple' when native then 'american-indian' when asian then 'asian'
        when black then 'black' when eastern then 'middle-eastern' when islander then 'pacific-islander' else 'white' end
        || if(hispanic, '-hispanic', '') end`,
    'sex_group(s)': "case s when 0 then 'female' when 1 then 'male' else 'unknown' end",
    'household_group(has_adult, has_child, has_unknown)': `case when has_adult and has_child then 'with-children' when has_unknown then 'unknown'
      when has_adult then 'without-children' else 'only-children' end`,
    'veteran_group(a, v)': `case when a < ${rules.adultFromAge} then 'child' when v = 1 then 'veteran' when v = 0 then 'not-veteran' else 'unknown' end`,
    'is_permanent_destination(d)': `d between ${destinations.permanentFrom} and ${destinations.permanentTo}`,
    'is_excluded_destination(t, d)': `coalesce(if(t in ${codes(rules.streetOutreach)}, d in ${codes(destinations.outreachExcluded)}, d in ${codes(destinations.excluded)}), false)`,
    'is_successful_destination(t, d)': `coalesce(d between ${destinations.permanentFrom} and ${destinations.permanentTo}
      or (t in ${codes(rules.streetOutreach)} and d in ${codes(destinations.outreachPositive)}), false)`,
    'is_near_year(d, e, y)': `y >= 1 and abs(d - (e + to_years(y::integer))::date) <= ${rules.annualWindowDays}`,
    'is_near_anniversary(d, e)':
      'is_near_year(d, e, year(d) - year(e) - 1) or is_near_year(d, e, year(d) - year(e)) or is_near_year(d, e, year(d) - year(e) + 1)',
  }
  return Object.entries(macros)
    .map(([name, means]) => `create or replace temp macro ${name} as ${means};`)
    .join('\n')
}

function projectsOf(scope: SystemScope): string {
  if ('projects' in scope) return `project_id in (${scope.projects.map(text).join(', ')})`
  // an export without the column, or without the file, is taken at its word: all of it is the continuum's
  const isContinuum = '(continuum = 1 or not exists (from further_projects where continuum is not null))'
  if (scope.coc === null) return isContinuum
  const coc = text(scope.coc.toUpperCase())
  return `${isContinuum} and (list_contains(cocs, ${coc}) or not exists (from further_project_cocs))`
}

/**
 * Leaves the stays, bed nights and people of the scope in the engine, for the measures and the figures of projects.
 * Nights and people may be left out where nothing that follows asks for them.
 */
export async function prepareSystem(
  engine: RecordEngine,
  period: SystemPeriod,
  scope: SystemScope,
  { hasNights = true, hasPeople = true } = {},
): Promise<void> {
  await engine.run(systemMacros(period, systemRules[period.rules ?? 'FY2026']))
  const coc = 'coc' in scope && scope.coc !== null ? text(scope.coc.toUpperCase()) : 'null'
  const stays = readSql('system/stays')
    .replace('{projects}', () => projectsOf(scope))
    .replaceAll('{coc}', () => coc)
  await engine.run(stays)
  if (hasNights) await engine.run(readSql('system/nights'))
  if (hasPeople) await engine.run(readSql('system/people'))
  await engine.run(
    'create or replace temp table system_results (measure varchar, place varchar, person_no integer, is_success boolean, days integer, row_no integer)',
  )
}
