import type { CityPlan } from './city-plan.ts'
import { STORIES, storySince, type ToldStory } from './stories.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** The stories with the projects, contracts and months that they got in this city. */
export function tellStories(plan: CityPlan): ToldStory[] {
  return STORIES.map((story) => {
    const since = storySince(story, plan.period.through)
    const month = since ? `${MONTHS[Number(since.slice(5)) - 1]} ${since.slice(0, 4)}` : ''
    return {
      ...story,
      sentence: story.sentence.replace('{month}', month),
      sinceMonth: since,
      projectIds: plan.projects.filter((project) => project.story === story).map((project) => project.id),
      contractNumbers: plan.programs.filter((row) => row.project.story === story).map((row) => row.contractNumber),
    }
  })
}
