import { useEffect } from 'react'
import { redirect, useRevalidator } from 'react-router'
import { findJurisdiction } from '../../../ground/platform/jurisdictions.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { ProgressBar } from '../../../ground/ui/progress-bar.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { findDemoBuilding, startDemoBuilding } from '../demo-building.ts'
import type { Route } from './+types/try-the-demo'

export async function loader() {
  const building = findDemoBuilding()
  const isThere = (await findJurisdiction(theProgram().db, 'demo')) !== null
  if (building?.isDone || (isThere && !building)) throw redirect('/demo')
  if (!building) throw redirect('/')
  const { fraction, step } = building.progress
  const seconds =
    fraction > 0.05 ? Math.ceil(((Date.now() - building.startedAt) / 1000 / fraction) * (1 - fraction)) : null
  return { fraction, step, seconds, hasFailed: building.hasFailed }
}

export async function action() {
  if (!(await findJurisdiction(theProgram().db, 'demo'))) startDemoBuilding(theProgram())
  return redirect('/demo-city')
}

export default function TryTheDemo({ loaderData }: Route.ComponentProps) {
  const { start } = useWords()
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, 700)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <main className="tl-calm" id="content">
      <title>{start.building}</title>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <h1>{start.building}</h1>
      <p>{loaderData.hasFailed ? start.buildingFailed : start.buildingText}</p>
      {!loaderData.hasFailed && (
        <ProgressBar
          id="building"
          text={start.buildingStep[loaderData.step](loaderData.seconds)}
          done={Math.round(loaderData.fraction * 100)}
          of={100}
        />
      )}
    </main>
  )
}
