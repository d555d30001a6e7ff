import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'

// Every address and the page that answers it. Read this first.
export default [
  index('front/start/pages/welcome.tsx'),
  route('start', 'front/start/pages/start-my-city.tsx'),
  route('demo-city', 'front/start/pages/try-the-demo.tsx'),
  route('language', 'front/start/pages/choose-language.tsx'),
  route('health', 'front/start/pages/health.tsx'),
  ...prefix(':jurisdiction', [
    route('sign-in', 'front/start/pages/sign-in.tsx'),
    route('portfolio.csv', 'front/portfolio/pages/portfolio-file.tsx'),
    route('portfolio.xlsx', 'front/portfolio/pages/portfolio-file.tsx', { id: 'portfolio-xlsx' }),
    route('contracts/:number/reviews/:month/packet.pdf', 'management/meetings/pages/packet-file.tsx', {
      id: 'packet-pdf',
    }),
    route('contracts/:number/reviews/:month/packet.json', 'management/meetings/pages/packet-file.tsx', {
      id: 'packet-json',
    }),
    route('sign-out', 'front/start/pages/sign-out.tsx'),
    route('data/map.csv', 'front/data/pages/map-file.tsx'),
    route('data/map.xlsx', 'front/data/pages/map-file.tsx', { id: 'map-xlsx' }),
    route('data/contracts.csv', 'front/data/pages/contracts-file.tsx'),
    route('data/contracts.xlsx', 'front/data/pages/contracts-file.tsx', { id: 'contracts-xlsx' }),
    route('data/providers.csv', 'front/data/pages/providers-file.tsx'),
    route('data/providers.xlsx', 'front/data/pages/providers-file.tsx', { id: 'providers-xlsx' }),
    route('data/submissions/:id/findings.csv', 'front/data/pages/findings-file.tsx'),
    route('data/submissions/:id/findings.xlsx', 'front/data/pages/findings-file.tsx', { id: 'findings-xlsx' }),
    layout('front/start/pages/signed-in.tsx', [
      index('front/portfolio/pages/portfolio.tsx'),
      route('contracts/:number', 'front/portfolio/pages/contract.tsx'),
      route('contracts/:number/reviews/:month', 'management/meetings/pages/review.tsx'),
      route('data', 'front/data/pages/data.tsx'),
      route('data/contract-list/:key', 'front/data/pages/contract-list.tsx'),
      route('data/submissions/:id', 'front/data/pages/submission.tsx'),
      route('data/map', 'front/data/pages/map.tsx'),
      route('data/counts', 'front/data/pages/counts.tsx'),
      route('figures/:id', 'front/data/pages/figure.tsx'),
      route('history', 'front/data/pages/history.tsx'),
    ]),
  ]),
] satisfies RouteConfig
