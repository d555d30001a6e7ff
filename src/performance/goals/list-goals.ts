import type { Reads } from '../../ground/platform/database.server.ts'
import type { Goal, GoalText } from './goal.ts'

/** Every goal with its measures, by policy area and in the order in which they were added; those that stand, or all. */
export async function listGoals(db: Reads, asked: { withRetired?: boolean } = {}): Promise<Goal[]> {
  let query = db.selectFrom('goal').selectAll()
  if (!asked.withRetired) query = query.where('retired_at', 'is', null)
  const rows = await query.orderBy('policy_area').orderBy('position').execute()
  const measures = await db.selectFrom('goal_measure').selectAll().orderBy('position').execute()
  const ofGoal = Map.groupBy(measures, (one) => one.goal_id)
  return rows.map((row) => ({
    id: row.id,
    policyArea: row.policy_area,
    name: row.name,
    description: row.description,
    position: row.position,
    retiredOn: row.retired_at?.slice(0, 10) ?? null,
    retiredReason: row.retired_reason,
    measures: (ofGoal.get(row.id) ?? []).map((one) => one.measure),
  }))
}

/** One goal, standing or retired. */
export async function findGoal(db: Reads, id: string): Promise<Goal | null> {
  return (await listGoals(db, { withRetired: true })).find((goal) => goal.id === id) ?? null
}

/** Two standing goals of one area under one name would be one goal with two figures. */
export async function isGoalTaken(
  db: Reads,
  { policyArea, name }: Pick<GoalText, 'policyArea' | 'name'>,
  except: string | null,
): Promise<boolean> {
  const goals = await listGoals(db)
  return goals.some((goal) => goal.policyArea === policyArea && goal.name === name && goal.id !== except)
}

/** The measures that carry goals which stand: the figure of each goal in its order, then those that stand below them. */
export async function listGoalMeasures(db: Reads): Promise<string[]> {
  const goals = await listGoals(db)
  return [
    ...new Set([...goals.flatMap((goal) => goal.measures.slice(0, 1)), ...goals.flatMap((goal) => goal.measures)]),
  ]
}
