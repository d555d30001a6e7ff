import { configDefaults, defineConfig } from 'vitest/config'
import { listFilesBesideTheServer } from './tests/files-beside-the-server.ts'

// The second run, on another server, says again what reaches that server, and nothing else.
const exclude = [...configDefaults.exclude, ...(process.env.THROUGHLINE_SECOND_RUN ? listFilesBesideTheServer() : [])]

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rooms',
          exclude,
          include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'tests/*.test.ts'],
          globalSetup: ['tests/start-database.ts'],
          setupFiles: ['src/ground/words/know-all-languages.ts'],
          // One for each core: most of a file's time is the database's.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          exclude,
          include: ['tests/journeys/*.test.ts'],
          globalSetup: ['tests/journeys/keep-demonstrations.ts'],
          setupFiles: ['src/ground/words/know-all-languages.ts'],
          // Two at a time: while one program draws, the other's browser waits.
          maxWorkers: 2,
          testTimeout: 180_000,
          // A click is over before the page it leads to is there: what a page shows is awaited, as a person would.
          expect: { poll: { timeout: 15_000, interval: 50 } },
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
