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
    route('contracts/:number/reviews/:month/packet.pdf', 'management/meetings/pages/packet-file.tsx', {
      id: 'packet-pdf',
    }),
    route('contracts/:number/reviews/:month/packet.json', 'management/meetings/pages/packet-file.tsx', {
      id: 'packet-json',
    }),
    route('sign-out', 'front/start/pages/sign-out.tsx'),
    route('data/map.csv', 'front/data/pages/map-file.tsx'),
    route('data/submissions/:id/findings.csv', 'front/data/pages/findings-file.tsx'),
    route('funding.csv', 'front/register/pages/funding-file.tsx'),
    route('contracts/:number/data-sheet.pdf', 'front/register/pages/data-sheet-file.tsx'),
    route('files.csv', 'front/register/pages/files-file.tsx'),
    route('files/:id/content', 'front/register/pages/files-content.tsx'),
    layout('front/start/pages/signed-in.tsx', [
      index('front/portfolio/pages/portfolio.tsx'),
      route('contracts/:number', 'front/portfolio/pages/contract.tsx'),
      route('contracts/:number/reviews/:month', 'management/meetings/pages/review.tsx'),
      route('funding', 'front/register/pages/funding.tsx'),
      route('funding/:id', 'front/register/pages/funding-source.tsx'),
      route('contracts/:number/funding', 'front/register/pages/funding-of-contract.tsx'),
      route('contracts/:number/data-sheet', 'front/register/pages/data-sheet.tsx'),
      route('files', 'front/register/pages/files.tsx'),
      route('files/:id', 'front/register/pages/files-one.tsx'),
      route('contracts/:number/files', 'front/register/pages/files-of.tsx', { id: 'files-of-contract' }),
      route('providers/:id/files', 'front/register/pages/files-of.tsx', { id: 'files-of-provider' }),
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
