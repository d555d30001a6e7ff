// Written by scripts/write-table-types.ts from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as parsed; written as text, so that nobody passes an object that the driver would read as an array. */
export type Json = ColumnType<unknown, string, string>

export type ActionRow = {
  id: string
  contract_id: string
  meeting_id: string
  what: string
  owner_side: string
  owner_name: string
  due_on: string
  measure: string | null
  expected_effect: Generated<string>
  state: Generated<string>
  closed_on: string | null
  outcome: Generated<string>
  agreed_by: string
  agreed_at: string
}

export type AmendmentRow = {
  id: string
  contract_id: string
  number: string
  signed_on: string | null
  effective_on: string
  kinds: string[]
  rationale: string
  before: Json
  after: Json
  undone_at: string | null
  created_at: Generated<string>
}

export type BuiltMeasureRow = {
  measure: string
  version: number
  dataset_key: string
  rule: Json | null
  sql: string
  format: string
  unit: string
  mature_after_days: number
  made_by_name: string
  made_at: string
}

export type BuiltMeasureGroupRow = {
  measure: string
  program_id: string
  month: string
  group_name: string
  numerator: number
  denominator: number
  submission_id: string
}

export type CheckFindingRow = {
  submission_id: string
  check_key: string
  project_id: string
  month: string
  count: number
  moves: Json
}

export type CheckLookedAtRow = {
  submission_id: string
  kind: string
  project_id: string
  month: string
  count: number
}

export type CheckMuteRow = {
  id: string
  check_key: string
  reason: string
  muted_by: string | null
  muted_by_name: string
  muted_at: string
  unmuted_at: string | null
}

export type CheckReadingRow = {
  submission_id: string
  exported_on: string
  from_month: string
  to_month: string
  not_made: Generated<string[]>
  read_at: string
}

export type ContractRow = {
  id: string
  number: string
  provider_id: string
  title: string
  department: string | null
  policy_area: string | null
  from_on: string | null
  to_on: string | null
  signed_on: string | null
  ceiling_cents: number | null
  paid_cents: number | null
  submission_id: string
  created_at: Generated<string>
  scope: string | null
  procurement_method: string | null
  structure_type: string | null
  master_contract_id: string | null
  ocid: string | null
  status: string | null
  status_reason: string | null
  status_on: string | null
  needed_on: string | null
  solicited_on: string | null
  awarded_on: string | null
  first_paid_on: string | null
  match_cents: number | null
  indirect_rate: string | null
  renewals_left: number | null
}

export type ContractAmountRow = {
  contract_id: string
  fiscal_year: number
  kind: string
  amount_cents: number
}

export type ContractFundingRow = {
  id: string
  contract_id: string
  funding_source_id: string
  amount_cents: number
  from_on: string | null
  to_on: string | null
  created_at: Generated<string>
}

export type ContractItemRow = {
  contract_id: string
  item: string
  amount_cents: number | null
  paid_cents: number | null
  from_on: string | null
  to_on: string | null
  vendor_name: string
}

export type ContractStakeRow = {
  contract_id: string
  fiscal_year: number
  measure: string
  amount_cents: number
}

export type ContractSuccessionRow = {
  predecessor_id: string
  successor_id: string
  from_on: string
  note: string | null
  created_at: Generated<string>
}

export type CorrectionRow = {
  id: string
  program_id: string
  measure: string
  unit: string
  month: string
  result_id: string
  numerator: number
  denominator: number
  reason: string
  proposed_by: string | null
  proposed_by_name: string
  proposed_at: string
  state: Generated<string>
  new_result_id: string | null
  answered_by_name: string | null
  answered_at: string | null
  answer: string | null
}

export type DatasetRow = {
  key: string
  declared_at: string
  retired_at: string | null
}

export type DatasetPartRow = {
  submission_id: string
  program_id: string
  month: string
  rows: number
  sums: Json
}

export type DatasetSenderRow = {
  dataset_key: string
  provider_id: string
}

export type DatasetSubmissionRow = {
  submission_id: string
  dataset_key: string
  version: number
  provider_id: string | null
  from_month: string | null
  to_month: string | null
}

export type DatasetVersionRow = {
  dataset_key: string
  version: number
  definition: Json
  reason: Generated<string>
  made_by_name: string
  made_at: string
}

export type DocumentRow = {
  id: string
  provider_id: string
  contract_id: string | null
  kind: string
  title: string
  due_on: string | null
  received_on: string | null
  expires_on: string | null
  file_name: string | null
  media_type: string | null
  digest: string | null
  bytes: number | null
  replaced_by_id: string | null
  removed_at: string | null
  added_by: string | null
  created_at: Generated<string>
}

export type DocumentContentRow = {
  document_id: string
  content: Uint8Array
}

export type DocumentLookRow = {
  document_id: string
  person_id: string
  looked_at: string
}

export type FigureQuestionRow = {
  id: string
  program_id: string
  result_id: string
  measure: string
  month: string
  asked_side: string
  text: string
  asked_by: string | null
  asked_by_name: string
  asked_at: string
  answer_kind: string | null
  answer: string | null
  answered_by_name: string | null
  answered_at: string | null
}

export type FindingRow = {
  id: string
  submission_id: string
  grade: string
  code: string
  file: string
  row_number: number | null
  column_name: string | null
  found: string | null
  expected: string | null
  count: number
}

export type FrameworkRow = {
  id: string
  name: string
  policy_area: string
  description: Generated<string>
  version: number
  previous_id: string | null
  comments_until: string | null
  proposed_by_name: string
  proposed_at: string
  agreed_at: string | null
  agreed_by_name: string | null
  adopted_at: string | null
  adopted_from: string | null
  adopted_by_name: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
}

export type FrameworkCommentRow = {
  id: string
  framework_id: string
  provider_id: string | null
  text: string
  written_by: string | null
  written_by_name: string
  written_at: string
}

export type FrameworkFunderRow = {
  id: string
  framework_id: string
  name: string
  organization_id: string | null
  signed_on: string | null
  signed_by: string | null
  recorded_by_name: string | null
}

export type FrameworkMeasureRow = {
  id: string
  framework_id: string
  measure: string
  card_version: string
  program_type: string
  program_term: string
  population: string | null
  minimum: string
  target: string
  direction: string
  may_override: string
}

export type FrameworkOverrideRow = {
  id: string
  framework_measure_id: string
  framework_funder_id: string
  minimum: string
  target: string
  reason: string
  made_by_name: string
  made_at: string
  undone_at: string | null
}

export type FundingSourceRow = {
  id: string
  name: string
  kind: string
  funder_id: string | null
  agency: string | null
  assistance_listing: string | null
  assistance_listing_title: string | null
  fain: string | null
  fund_code: string | null
  description: string | null
  awarded_on: string | null
  award_from: string | null
  award_to: string | null
  budget_from: string | null
  budget_to: string | null
  ceiling_cents: number | null
  program_types: Generated<string[]>
  populations: Generated<string[]>
  cost_kinds: Generated<string[]>
  is_research: Generated<boolean>
  created_at: Generated<string>
}

export type GoalRow = {
  id: string
  policy_area: string
  name: string
  description: Generated<string>
  position: number
  added_at: string
  retired_at: string | null
  retired_reason: string | null
}

export type GoalMeasureRow = {
  goal_id: string
  measure: string
  position: number
}

export type GroupReadingRow = {
  submission_id: string
  from_on: string
  to_on: string
  definition_version: string
  read_at: string
}

export type GroupResultRow = {
  submission_id: string
  program_id: string
  measure: string
  kind: string
  name: string
  numerator: number
  denominator: number
  state: string
  mature_on: string | null
  months: Generated<number>
}

export type HistoryRow = {
  id: string
  at: string
  person_id: string | null
  event: string
  subject: string
  subject_id: string
  provider_id: string | null
  digest: string
}

export type HistoryContentRow = {
  history_id: string
  salt: string
  person_name: string
  content: Json
}

export type HistorySealRow = {
  number: number
  previous_digest: string
  digest: string
  entries: string[]
  sealed_at: string
}

export type ImportChangeRow = {
  submission_id: string
  subject: string
  subject_id: string
  was: Json | null
}

export type JurisdictionRow = {
  id: string
  name: string
  slug: string
  fiscal_year_starts_in: number
  is_demo: Generated<boolean>
  stands_on: string | null
  created_at: Generated<string>
  ocid_prefix: string | null
}

export type MeasureAgreementRow = {
  binding_id: string
  contract_id: string
  side: string
  agreed_at: string
  agreed_by: string | null
  agreed_by_name: string
  said_by: string | null
}

export type MeasureBindingRow = {
  id: string
  contract_id: string
  measure: string
  card_version: string
  question: string
  timing: string
  stage: string
  from_on: string
  reason: Generated<string>
  proposed_by: string | null
  proposed_by_name: string
  proposed_at: string
  withdrawn_at: string | null
  withdrawn_reason: string | null
  ended_on: string | null
  ended_reason: string | null
  minimum: string | null
  target: string | null
  direction: string | null
}

export type MeasureCardRow = {
  id: string
  measure: string
  version: number
  card: Json
  from_on: string
  reason: string
  agreed_by: string
  added_by: string
  added_at: string
  withdrawn_at: string | null
}

export type MeasureCommentRow = {
  id: string
  binding_id: string
  contract_id: string
  side: string
  text: string
  written_by: string | null
  written_by_name: string
  written_at: string
}

export type MeetingRow = {
  id: string
  contract_id: string
  month: string
  held_on: string | null
  attendees: Generated<string>
  created_at: string
}

export type MigrationRow = {
  name: string
  digest: string
  applied_at: Generated<string>
}

export type NoteRow = {
  id: string
  meeting_id: string
  contract_id: string
  kind: string
  measure: string | null
  text: string
  said_by: string
  written_by: string
  written_at: string
  withdrawn_at: string | null
}

export type PacketRow = {
  id: string
  meeting_id: string
  contract_id: string
  edition: string
  number: number
  content: Json
  digest: string
  sent_at: string
  sent_by: string | null
}

export type PathwayReadingRow = {
  submission_id: string
  read_at: string
}

export type PathwayStepRow = {
  submission_id: string
  program_id: string | null
  from_on: string
  to_on: string
  step: string
  count: number
  median_days: number | null
  ninth_days: number | null
  state: string
  mature_on: string | null
}

export type PeriodLockRow = {
  id: string
  month: string
  locked_by_name: string
  locked_at: string
  reopened_by_name: string | null
  reopen_reason: string | null
  reopened_at: string | null
  program_type: string | null
}

export type PersonRow = {
  id: string
  name: string
  email: string | null
  role: string
  provider_id: string | null
  is_active: Generated<boolean>
  created_at: Generated<string>
}

export type ProgramRow = {
  id: string
  provider_id: string
  name: string
  program_type: string
  population: string | null
  created_at: Generated<string>
}

export type ProgramMapRow = {
  id: string
  contract_id: string
  program_id: string
  hmis_project_id: string | null
  from_on: string | null
  to_on: string | null
  submission_id: string
}

export type ProviderRow = {
  id: string
  name: string
  normal_name: string
  created_at: Generated<string>
  kind: Generated<string>
  uei: string | null
  ein: string | null
  is_for_profit: boolean | null
  parent_id: string | null
  merged_into_id: string | null
}

export type ProviderContactRow = {
  id: string
  provider_id: string
  name: string
  role: string | null
  email: string | null
  phone: string | null
  created_at: Generated<string>
}

export type ProviderMatchRow = {
  id: string
  one_id: string
  other_id: string
  answer: string
  score: number | null
  reasons: Json
  moved: Json
  answered_by: string | null
  answered_at: string
  undone_at: string | null
}

export type ProviderNameRow = {
  normal_name: string
  provider_id: string
  name: string
}

export type ProviderSiteRow = {
  id: string
  provider_id: string
  name: string
  address: string | null
  program_id: string | null
  created_at: Generated<string>
}

export type ReceivedPackageRow = {
  id: string
  digest: string
  fingerprint: string
  from_name: string
  made_at: string
  received_at: string
  received_by_name: string
  content: Json
  taken_back_at: string | null
}

export type ReminderRow = {
  recipient_id: string
  provider_id: string
  due_on: string
  reports: number
  way: string
  sent_at: string
}

export type ReminderChoiceRow = {
  recipient_id: string
  provider_id: string
  wants_reminders: boolean
  chosen_by_name: string
  chosen_at: string
}

export type ReportRow = {
  id: string
  program_id: string
  month: string
  due_on: string
  sending: Generated<number>
  state: string
  draft: Json
  changed_at: string
}

export type ReportClaimRow = {
  report_id: string
  sending: number
  measure: string
  numerator: number
  denominator: number
}

export type ReportRuleRow = {
  id: string
  contract_id: string | null
  program_id: string | null
  rhythm: string
  due_days: number
  is_totals_only: Generated<boolean>
  reason: string
  set_by_name: string
  set_at: string
  replaced_at: string | null
}

export type ReportSettingRow = {
  name: string
  days: number
  set_by_name: string
  set_at: string
}

export type ReportStepRow = {
  id: string
  report_id: string
  kind: string
  sending: number
  words: Generated<string>
  by_person: string | null
  by_name: string
  at: string
}

export type ResultRow = {
  id: string
  program_id: string | null
  measure: string
  unit: string
  from_on: string
  to_on: string
  version: number
  numerator: number | null
  denominator: number | null
  state: string
  mature_on: string | null
  definition_version: string
  details: Json
  note: string | null
  submission_id: string
  recorded_at: string
  replaced_at: string | null
}

export type ResultSeenRow = {
  person_id: string
  contract_id: string
  month: string
  seen_at: string
}

export type SavedMappingRow = {
  id: string
  kind: string
  name: string
  header_digest: string
  mapping: Json
  saved_by: string | null
  saved_at: string
}

export type SavedViewRow = {
  id: string
  person_id: string
  name: string
  query: string
  is_shared: Generated<boolean>
  created_at: Generated<string>
}

export type SignInLinkRow = {
  digest: string
  person_id: string
  expires_at: string
  used_at: string | null
}

export type SignalRow = {
  id: string
  contract_id: string
  program_id: string | null
  measure: string | null
  month: string
  kind: string
  rank: number
  content: Json
  raised_at: string
  episode_id: string
  stage: Generated<number>
  is_leading: Generated<boolean>
  stands: Generated<boolean>
}

export type SignalAnswerRow = {
  id: string
  episode_id: string
  side: string
  kind: string
  words: string
  month: string
  stage: number
  by_person: string | null
  by_name: string
  at: string
  withdrawn_at: string | null
}

export type SignalEpisodeRow = {
  id: string
  contract_id: string
  program_id: string | null
  measure: string | null
  part: Generated<string>
  kind: string
  first_month: string
  last_month: string
  ended_month: string | null
  raised_at: string
}

export type SignalSettingRow = {
  id: string
  odds_ratio: number
  false_alarms: number
  seed: number
  reason: string
  set_by_name: string
  set_at: string
}

export type StandardRow = {
  id: string
  program_type: string
  population: string | null
  measure: string
  minimum: string
  target: string
  direction: string
  from_on: string
  submission_id: string | null
  reason: Generated<string>
  agreed_by: Generated<string>
  baseline: string | null
  baseline_on: string | null
  recorded_at: string | null
  recorded_by: string | null
  replaced_at: string | null
}

export type StandardExpectedRow = {
  id: string
  standard_id: string
  expected_on: string
  value: string
}

export type StandardOverrideRow = {
  id: string
  contract_id: string
  program_id: string | null
  measure: string
  minimum: string
  target: string
  direction: string
  from_on: string
  to_on: string | null
  reason: string
  agreed_by: string
  created_at: Generated<string>
  withdrawn_at: string | null
}

export type StandingRow = {
  contract_id: string
  program_id: string
  month: string
  charts: number
  chance: number
  flagged: number
  content: Json
  expected: Json
}

export type SubawardRow = {
  contract_id: string
  determination: string
  reason: string
  determined_by: string | null
  determined_on: string
  obligated_by_action_cents: number | null
  total_obligated_cents: number | null
  total_committed_cents: number | null
  awarding_official: string | null
  requirements: string | null
  closeout_terms: string | null
}

export type SubmissionRow = {
  id: string
  kind: string
  file_name: string
  digest: string | null
  state: string
  step: Generated<string>
  rows_read: Generated<number>
  rows_total: number | null
  fraction: Generated<number>
  summary: Json
  received_by: string | null
  received_at: string
  finished_at: string | null
  undone_at: string | null
}

export type SystemCountRow = {
  submission_id: string
  to_on: string
  kind: string
  name: string
  measure: string
  place: string
  persons: number
  successes: number
  days: number | null
  median: number | null
  soon: number
  later: number
  latest: number
}

export type SystemReadingRow = {
  submission_id: string
  covered_from_on: string
  covered_to_on: string
  organizations: number
  read_at: string
}

export type SystemYearRow = {
  submission_id: string
  from_on: string
  to_on: string
  rules: string
  projects: number
  clients: number
  states: Json
}

export type TrustedSignerRow = {
  fingerprint: string
  public_key: string
  name: string
  accepted_by: string | null
  accepted_by_name: string
  accepted_at: string
  forgotten_at: string | null
}

export type VerificationRow = {
  id: string
  program_id: string
  result_id: string
  numerator: number
  denominator: number
  how: string
  by_person: string | null
  by_name: string
  at: string
}

export type Tables = {
  action: ActionRow
  amendment: AmendmentRow
  built_measure: BuiltMeasureRow
  built_measure_group: BuiltMeasureGroupRow
  check_finding: CheckFindingRow
  check_looked_at: CheckLookedAtRow
  check_mute: CheckMuteRow
  check_reading: CheckReadingRow
  contract: ContractRow
  contract_amount: ContractAmountRow
  contract_funding: ContractFundingRow
  contract_item: ContractItemRow
  contract_stake: ContractStakeRow
  contract_succession: ContractSuccessionRow
  correction: CorrectionRow
  dataset: DatasetRow
  dataset_part: DatasetPartRow
  dataset_sender: DatasetSenderRow
  dataset_submission: DatasetSubmissionRow
  dataset_version: DatasetVersionRow
  document: DocumentRow
  document_content: DocumentContentRow
  document_look: DocumentLookRow
  figure_question: FigureQuestionRow
  finding: FindingRow
  framework: FrameworkRow
  framework_comment: FrameworkCommentRow
  framework_funder: FrameworkFunderRow
  framework_measure: FrameworkMeasureRow
  framework_override: FrameworkOverrideRow
  funding_source: FundingSourceRow
  goal: GoalRow
  goal_measure: GoalMeasureRow
  group_reading: GroupReadingRow
  group_result: GroupResultRow
  history: HistoryRow
  history_content: HistoryContentRow
  history_seal: HistorySealRow
  import_change: ImportChangeRow
  jurisdiction: JurisdictionRow
  measure_agreement: MeasureAgreementRow
  measure_binding: MeasureBindingRow
  measure_card: MeasureCardRow
  measure_comment: MeasureCommentRow
  meeting: MeetingRow
  migration: MigrationRow
  note: NoteRow
  packet: PacketRow
  pathway_reading: PathwayReadingRow
  pathway_step: PathwayStepRow
  period_lock: PeriodLockRow
  person: PersonRow
  program: ProgramRow
  program_map: ProgramMapRow
  provider: ProviderRow
  provider_contact: ProviderContactRow
  provider_match: ProviderMatchRow
  provider_name: ProviderNameRow
  provider_site: ProviderSiteRow
  received_package: ReceivedPackageRow
  reminder: ReminderRow
  reminder_choice: ReminderChoiceRow
  report: ReportRow
  report_claim: ReportClaimRow
  report_rule: ReportRuleRow
  report_setting: ReportSettingRow
  report_step: ReportStepRow
  result: ResultRow
  result_seen: ResultSeenRow
  saved_mapping: SavedMappingRow
  saved_view: SavedViewRow
  sign_in_link: SignInLinkRow
  signal: SignalRow
  signal_answer: SignalAnswerRow
  signal_episode: SignalEpisodeRow
  signal_setting: SignalSettingRow
  standard: StandardRow
  standard_expected: StandardExpectedRow
  standard_override: StandardOverrideRow
  standing: StandingRow
  subaward: SubawardRow
  submission: SubmissionRow
  system_count: SystemCountRow
  system_reading: SystemReadingRow
  system_year: SystemYearRow
  trusted_signer: TrustedSignerRow
  verification: VerificationRow
}
