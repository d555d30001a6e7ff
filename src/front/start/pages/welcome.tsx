import { Form, Link } from 'react-router'
import { listJurisdictions } from '../../../ground/platform/jurisdictions.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import type { Route } from './+types/welcome'

export async function loader() {
  const jurisdictions = await listJurisdictions(theProgram().db)
  return jurisdictions.map(({ name, slug, isDemo }) => ({ name, slug, isDemo }))
}

export default function Welcome({ loaderData: jurisdictions }: Route.ComponentProps) {
  const { frame, start } = useWords()
  const language = useLanguage()
  const cities = jurisdictions.filter((city) => !city.isDemo)
  const demo = jurisdictions.find((city) => city.isDemo)
  return (
    <main className="tl-calm" id="content">
      <title>{frame.product}</title>
      <p className="tl-brand">{frame.product}</p>
      <h1>{start.title}</h1>
      <p className="tl-lead">{start.lead}</p>
      {cities.length > 0 && (
        <section>
          <h2>{start.yourCities}</h2>
          <ul className="tl-plain-list">
            {cities.map((city) => (
              <li key={city.slug}>
                <Link to={`/${city.slug}`}>{city.name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{cities.length > 0 ? start.anotherCity : start.startCity}</h2>
        <p>{cities.length > 0 ? start.anotherCityText : start.startCityText}</p>
        {cities.length > 0 ? (
          <pre>bin/throughline sign-in --new-city</pre>
        ) : (
          <Link className="usa-button" to="/start">
            {start.startCity}
          </Link>
        )}
      </section>
      <section>
        <h2>{demo ? start.openDemo : start.tryDemo}</h2>
        <p>{demo ? start.openDemoText : start.tryDemoText}</p>
        {demo ? (
          <Link className="usa-button usa-button--outline" to={`/${demo.slug}`}>
            {start.openDemo}
          </Link>
        ) : (
          <Form method="post" action="/demo-city">
            <button type="submit" className="usa-button usa-button--outline">
              {start.tryDemo}
            </button>
          </Form>
        )}
      </section>
      <Form method="post" action="/language" reloadDocument>
        <input type="hidden" name="next" value="/" />
        <button
          type="submit"
          className="usa-button usa-button--unstyled usa-button--quiet"
          name="language"
          value={language === 'en' ? 'es' : 'en'}
        >
          {frame.otherLanguage}
        </button>
      </Form>
    </main>
  )
}
