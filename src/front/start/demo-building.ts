import { log } from '../../ground/platform/log.ts'
import type { Program } from '../../ground/platform/program.server.ts'
import { buildDemoCity, type DemoProgress } from './build-demo-city.ts'

export type DemoBuilding = { progress: DemoProgress; startedAt: number; isDone: boolean; hasFailed: boolean }

let building: DemoBuilding | null = null

/** How far the demonstration is, while this program builds it; null when it does not. */
export function findDemoBuilding(): DemoBuilding | null {
  return building
}

/** Builds the demonstration while pages go on answering; asked twice, it is built once. */
export function startDemoBuilding(program: Program): void {
  if (building && !building.isDone && !building.hasFailed) return
  const mine: DemoBuilding = {
    progress: { step: 'write', fraction: 0 },
    startedAt: Date.now(),
    isDone: false,
    hasFailed: false,
  }
  building = mine
  buildDemoCity(program, {
    onProgress: (progress) => {
      mine.progress = progress
    },
  })
    .then(() => {
      mine.isDone = true
    })
    .catch((error: unknown) => {
      mine.hasFailed = true
      log('demo not built', { stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
}
