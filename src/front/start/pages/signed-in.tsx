import { Form, Outlet, useLocation } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { PageFrame } from '../../../ground/ui/page-frame.tsx'
import { chooseLanguage } from '../../../ground/words/choose-language.server.ts'
import { OwnMeasureWords, useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import { isAskedForDatasets } from '../../../performance/datasets/list-datasets.ts'
import { listOwnMeasures } from '../../../performance/measures/list-measures.ts'
import { tellMeasure } from '../../../performance/measures/measure.ts'
import type { Route } from './+types/signed-in'

export async function loader({ request, params }: Route.LoaderArgs) {
  return asVisitor(request, params, async ({ work, jurisdiction, person }) => ({
    city: jurisdiction.name,
    slug: jurisdiction.slug,
    isDemo: jurisdiction.isDemo,
    standsOn: jurisdiction.standsOn,
    person,
    sendsTables: person.role === 'provider' && (await isAskedForDatasets(work)),
    measureWords: (await listOwnMeasures(work)).map((one) => tellMeasure(one, chooseLanguage(request))),
  }))
}

/** What every signed-in page has around it. */
export default function SignedIn({ loaderData }: Route.ComponentProps) {
  const { frame } = useWords()
  const language = useLanguage()
  const { pathname, search } = useLocation()
  const { slug, person, city } = loaderData
  const isGovernment = person.role !== 'provider'
  const home = `/${slug}`
  const below = pathname.slice(home.length)
  const isOfFiles = below.endsWith('/files')
  const links = [
    {
      href: home,
      label: frame.nav.portfolio,
      isCurrent: pathname === home,
    },
    ...(isGovernment
      ? [{ href: `${home}/goals`, label: frame.nav.goals, isCurrent: /^\/(goals|frameworks)\b/.test(below) }]
      : [{ href: `${home}/frameworks`, label: frame.nav.frameworks, isCurrent: below.startsWith('/frameworks') }]),
    {
      href: `${home}/contracts`,
      label: frame.nav.contracts,
      isCurrent: /^\/(contracts|ends|steps|views|programs)\b/.test(below) && !isOfFiles,
    },
    {
      href: `${home}/providers`,
      label: isGovernment ? frame.nav.providers : frame.nav.organization,
      isCurrent: below.startsWith('/providers') && !isOfFiles,
    },
    ...(isGovernment
      ? [{ href: `${home}/funding`, label: frame.nav.funding, isCurrent: below.startsWith('/funding') }]
      : []),
    { href: `${home}/measures`, label: frame.nav.measures, isCurrent: /^\/(measures|backtest)\b/.test(below) },
    { href: `${home}/files`, label: frame.nav.files, isCurrent: below.startsWith('/files') || isOfFiles },
    ...(isGovernment
      ? [
          { href: `${home}/data`, label: frame.nav.data, isCurrent: pathname.startsWith(`${home}/data`) },
          { href: `${home}/history`, label: frame.nav.history, isCurrent: pathname === `${home}/history` },
        ]
      : [
          {
            href: `${home}/data/calendar`,
            label: frame.nav.reports,
            isCurrent: below.startsWith('/data') && !below.startsWith('/data/datasets'),
          },
        ]),
    ...(loaderData.sendsTables
      ? [{ href: `${home}/data/datasets`, label: frame.nav.tables, isCurrent: below.startsWith('/data/datasets') }]
      : []),
  ]
  return (
    <PageFrame
      productName={frame.product}
      homeHref={home}
      skipLabel={frame.skipToContent}
      navigationLabel={frame.navLabel}
      navigation={links}
      demonstration={
        loaderData.isDemo && loaderData.standsOn
          ? frame.demoBanner(city, writeDay(loaderData.standsOn, language))
          : null
      }
      person={
        <>
          {person.name}, {person.providerName ?? frame.roles[person.role]}{' '}
          <Form method="post" action={`${home}/sign-out`} reloadDocument>
            <button type="submit" className="usa-button usa-button--unstyled usa-button--quiet">
              {frame.signOut}
            </button>
          </Form>
        </>
      }
      footer={
        <Form method="post" action="/language" reloadDocument>
          <input type="hidden" name="next" value={pathname + search} />
          {city}. {frame.footer}{' '}
          <button
            type="submit"
            className="usa-button usa-button--unstyled usa-button--quiet"
            name="language"
            value={language === 'en' ? 'es' : 'en'}
            lang={language === 'en' ? 'es' : 'en'}
          >
            {frame.otherLanguage}
          </button>
        </Form>
      }
    >
      <OwnMeasureWords value={loaderData.measureWords}>
        <Outlet />
      </OwnMeasureWords>
    </PageFrame>
  )
}
