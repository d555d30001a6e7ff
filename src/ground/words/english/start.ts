export const start = {
  title: 'From a public dollar to what changed for people',
  lead: 'Throughline reads the contract list and the service records that a city already has, and prepares each month’s review with every provider: how it does on its goals, what deserves attention, what was agreed.',
  tryDemo: 'Try the demo',
  tryDemoText:
    'An invented city with 60 providers and 300 contracts. It takes about half a minute to build; nothing real enters it.',
  openDemoText: 'An invented city with 60 providers and 300 contracts; nothing real enters it.',
  openDemo: 'Open the demo',
  startCity: 'Start my city',
  startCityText: 'A name, the month in which the fiscal year starts, and the contract list as it is. Ten minutes.',
  anotherCity: 'Start another city',
  anotherCityText:
    'On the machine where Throughline runs, this command prints a link that starts one more city, once, within ten minutes:',
  back: 'Back to the first page',
  yourCities: 'Cities on this machine',
  building: 'Building the demo city',
  buildingText: 'Contracts, programs and four years of invented service records are being written and measured.',
  buildingFailed: 'The demo city could not be built. The log in the data folder says why.',
  buildingStep: {
    write: (s: number | null) =>
      s === null ? 'Writing the invented records' : `Writing the invented records, about ${s} s left`,
    agreements: (s: number | null) =>
      s === null
        ? 'Reading contracts, programs and standards'
        : `Reading contracts, programs and standards, about ${s} s left`,
    records: (s: number | null) =>
      s === null ? 'Reading and measuring the records' : `Reading and measuring the records, about ${s} s left`,
    meetings: (s: number | null) =>
      s === null ? 'Holding the first reviews' : `Holding the first reviews, about ${s} s left`,
  },
  buildingDone: 'The demo city stands.',
  cityName: 'Name of the city, county or state',
  cityNameHint: 'As it should stand on every page, for example City of Cascadia',
  fiscalYear: 'The fiscal year starts in',
  yourName: 'Your name',
  yourNameHint: 'You will be its first contract manager',
  homelessness: 'Its contracts concern homelessness: begin with three goals for it',
  contractList: 'Your contract list (may come later)',
  contractListHint:
    'A spreadsheet or CSV as it is, also several quarters. The next page shows how its columns are read, before anything is taken in.',
  listProblem: 'The list could not be read. Choose it again; at most 12 files of 50 MB.',
  create: 'Start',
  problems: 'Please look at these first',
  nameMissing: 'Write the name of the city',
  personMissing: 'Write your name',
  signIn: {
    title: (city: string) => `Sign in to ${city}`,
    demoText: 'This city is invented. Choose whose eyes to see it with.',
    as: (name: string) => `Sign in as ${name}`,
    terminalTitle: 'A link from the terminal',
    terminalText:
      'On the machine where Throughline runs, this command prints a link that signs you in once, within ten minutes:',
    linkUsed: 'This link was used already or is too old. Print a new one.',
    of: (role: string, provider: string | null) => (provider ? `${role}, ${provider}` : role),
  },
}
