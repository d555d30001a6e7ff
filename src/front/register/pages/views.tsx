import { Form, redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { readFilter } from '../../portfolio/contract-filter.ts'
import { dimensions } from '../../portfolio/contract-index.ts'
import { listViews } from '../list-views.ts'
import { removeView } from '../remove-view.ts'
import { renameView } from '../rename-view.ts'
import { saveView } from '../save-view.ts'
import { longestViewName, type SavedView } from '../view.ts'
import type { Route } from './+types/views'
import { sayChoice } from './contracts-filter.tsx'
import { RegisterLinks } from './register-links.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  return asVisitor(request, params, async (visit) => ({
    views: await listViews(visit),
    slug: visit.jurisdiction.slug,
    done: query.get('done'),
    name: (query.get('name') ?? '').slice(0, longestViewName),
    // What was removed stands in the address, so that one button brings it back.
    removed: query.get('done') === 'removed' ? { query: query.get('query') ?? '', shared: query.get('shared') } : null,
  }))
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const answer = await asVisitor(request, params, async (visit) => {
    if (text('do') === 'rename') return renameView(visit, text('id'), text('name'))
    if (text('do') === 'remove') return removeView(visit, text('id'))
    return saveView(visit, { name: text('name'), query: text('query'), isShared: text('shared') === 'yes' })
  })
  if ('refused' in answer) return answer
  const { path } = addressOf(request)
  const told = new URLSearchParams({ done: 'saved', name: text('name') })
  if (text('do') === 'rename') told.set('done', 'renamed')
  if ('query' in answer.done) {
    const { name, query, isShared } = answer.done
    return redirect(`${path}?${new URLSearchParams({ done: 'removed', name, query, shared: isShared ? 'yes' : '' })}`)
  }
  return redirect(`${path}?${told}`)
}

/** The views that a person keeps and those that are shared: opened, renamed, removed, and brought back. */
export default function ViewsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { register, frame } = useWords()
  const { views, slug, done, name, removed } = loaderData
  const [mine, theirs] = [views.filter((view) => view.isMine), views.filter((view) => !view.isMine)]
  return (
    <>
      <title>{register.views}</title>
      <PageHeading title={register.views} lead={register.viewsLead} />
      <RegisterLinks slug={slug} current="views" />
      {actionData && (
        <Notice kind="care" isAnswer>
          {register.refusals[actionData.refused] ?? frame.refusals[actionData.refused]}
        </Notice>
      )}
      {!actionData && done && register.viewDone[done] && (
        <Notice kind="info" isAnswer>
          {register.viewDone[done](name)}{' '}
          {removed && (
            <Form method="post" className="quiet-form">
              <input type="hidden" name="do" value="save" />
              <input type="hidden" name="name" value={name} />
              <input type="hidden" name="query" value={removed.query} />
              <input type="hidden" name="shared" value={removed.shared ?? ''} />
              <button type="submit" className="usa-button usa-button--unstyled usa-button--quiet">
                {register.bringBack}
              </button>
            </Form>
          )}
        </Notice>
      )}
      {views.length === 0 && (
        <EmptyState sentence={register.noViews}>
          <p>{register.noViewsHow}</p>
          <a className="usa-button" href={`/${slug}/contracts`}>
            {register.toContracts}
          </a>
        </EmptyState>
      )}
      {mine.length > 0 && <Views heading={register.myViews} views={mine} slug={slug} />}
      {theirs.length > 0 && <Views heading={register.sharedViews} views={theirs} slug={slug} />}
    </>
  )
}

function Views({ heading, views, slug }: { heading: string; views: SavedView[]; slug: string }) {
  const words = useWords()
  const { register } = words
  return (
    <section className="part">
      <h2>{heading}</h2>
      <ul className="row-list view-list">
        {views.map((view) => (
          <li key={view.id}>
            <div>
              <p className="row-name">
                <a href={`/${slug}/contracts${view.query}`}>{view.name}</a>
              </p>
              <p className="explains">
                {view.isMine ? (view.isShared ? register.isShared : register.isOwn) : register.keptBy(view.keptBy)}
              </p>
            </div>
            <p className="explains">
              <FilterText query={view.query} />
            </p>
            {view.isMine && <ChangeView key={view.name} view={view} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a view shows, in words. */
function FilterText({ query }: { query: string }) {
  const words = useWords()
  const language = useLanguage()
  const { register } = words
  const filter = readFilter(new URLSearchParams(query))
  const chosen = dimensions.flatMap((dimension) => {
    const value = filter[dimension]
    return value === null ? [] : [`${register.dimension[dimension]}: ${sayChoice(dimension, value, words, language)}`]
  })
  const { sort } = filter
  const order = sort ? [register.orderedBy(register.sortName[sort.key])] : []
  return [...(filter.q ? [`“${filter.q}”`] : []), ...chosen, ...order].join('. ')
}

function ChangeView({ view }: { view: SavedView }) {
  const { register } = useWords()
  return (
    <details className="change-line">
      <summary>{register.change}</summary>
      <Form method="post">
        <input type="hidden" name="do" value="rename" />
        <input type="hidden" name="id" value={view.id} />
        <label className="usa-label" htmlFor={`name-${view.id}`}>
          {register.viewName}
        </label>
        <input
          className="usa-input"
          id={`name-${view.id}`}
          name="name"
          defaultValue={view.name}
          required
          maxLength={longestViewName}
        />
        <button type="submit" className="usa-button usa-button--outline">
          {register.rename}
        </button>
      </Form>
      <Form method="post">
        <input type="hidden" name="do" value="remove" />
        <input type="hidden" name="id" value={view.id} />
        <button type="submit" className="usa-button usa-button--unstyled usa-button--quiet">
          {register.remove}
        </button>
      </Form>
    </details>
  )
}
