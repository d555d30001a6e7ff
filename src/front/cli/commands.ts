import type { Command } from './command.ts'

/** Each command is loaded when it is asked for, so that `--help` of one does not wait for the engines of another. */
const commands: Record<string, () => Promise<Command>> = {
  contracts: async () => (await import('./contracts.ts')).contractsCommand,
  datasets: async () => (await import('./datasets.ts')).datasetsCommand,
  measure: async () => (await import('./measure.ts')).measureCommand,
  spm: async () => (await import('./spm.ts')).spmCommand,
  apr: async () => (await import('./apr.ts')).aprCommand,
  pathway: async () => (await import('./pathway.ts')).pathwayCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  spc: async () => (await import('./arithmetic/spc.ts')).spcCommand,
  funnel: async () => (await import('./arithmetic/funnel.ts')).funnelCommand,
  cusum: async () => (await import('./arithmetic/cusum.ts')).cusumCommand,
  interval: async () => (await import('./arithmetic/interval.ts')).intervalCommand,
  forecast: async () => (await import('./arithmetic/forecast.ts')).forecastCommand,
  effect: async () => (await import('./arithmetic/effect.ts')).effectCommand,
  suppress: async () => (await import('./arithmetic/suppress.ts')).suppressCommand,
  standardize: async () => (await import('./arithmetic/standardize.ts')).standardizeCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  review: async () => (await import('./review.ts')).reviewCommand,
  framework: async () => (await import('./framework.ts')).frameworkCommand,
  standards: async () => (await import('./standards.ts')).standardsCommand,
  reports: async () => (await import('./reports.ts')).reportsCommand,
  reminders: async () => (await import('./reminders.ts')).remindersCommand,
  providers: async () => (await import('./providers.ts')).providersCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  start: async () => (await import('./start.ts')).startCommand,
  migrate: async () => (await import('./migrate-command.ts')).migrateCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  'sign-in': async () => (await import('./sign-in.ts')).signInCommand,
}

export async function findCommand(name: string): Promise<Command | null> {
  return (await commands[name]?.()) ?? null
}

export async function listCommands(): Promise<Command[]> {
  return Promise.all(Object.values(commands).map((load) => load()))
}
