import type { Finding } from '../../ground/platform/finding.ts'
import type { ProgramMap } from './program-map.ts'

export type MapFindings = {
  /** Contracts whose results nobody will see, because no project stands behind them. */
  contractsWithoutProject: string[]
  /** Projects in the export that no contract claims. */
  projectsWithoutContract: string[]
  /** Projects that the map names and the export does not have. */
  unknownProjects: string[]
  findings: Finding[]
}

/** What the map leaves open, seen from the whole list of contracts and from the projects that the export holds. */
export function mapFindings(
  contracts: Iterable<{ number: string }>,
  map: Pick<ProgramMap, 'file' | 'lines'>,
  projectIds: Iterable<string>,
): MapFindings {
  const lines = map.lines.filter((line) => line.hmisProjectId !== null)
  const mappedContracts = new Set(lines.map((line) => line.contractNumber))
  const mappedProjects = new Set(lines.map((line) => line.hmisProjectId!))
  const exported = new Set(projectIds)
  const contractsWithoutProject = [...contracts].map((one) => one.number).filter((one) => !mappedContracts.has(one))
  const projectsWithoutContract = [...exported].filter((one) => !mappedProjects.has(one))
  const unknownProjects = [...mappedProjects].filter((one) => !exported.has(one))

  const finding = (code: string, column: string, ids: string[]): Finding[] => {
    if (ids.length === 0) return []
    const row = lines.find((line) => line.hmisProjectId === ids[0])?.row ?? null
    const found = ids.length > 10 ? `${ids.slice(0, 10).join(', ')}, …` : ids.join(', ')
    return [{ grade: 'warning', code, file: map.file, row, column, found, expected: null, count: ids.length }]
  }
  return {
    contractsWithoutProject,
    projectsWithoutContract,
    unknownProjects,
    findings: [
      ...finding('contract-without-project', 'contract_number', contractsWithoutProject),
      ...finding('project-without-contract', 'hmis_project_id', projectsWithoutContract),
      ...finding('unknown-project', 'hmis_project_id', unknownProjects),
    ],
  }
}
