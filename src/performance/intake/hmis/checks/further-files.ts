/** The files of an HMIS export that only the checks read; the measures do without them. */
export const furtherFiles = [
  'Client',
  'Funder',
  'ProjectCoC',
  'HMISParticipation',
  'CEParticipation',
  'IncomeBenefits',
  'CurrentLivingSituation',
] as const
export type FurtherFile = (typeof furtherFiles)[number]
