import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The runner's own default leaves one core to itself: of two, that is half of them. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          maxWorkers,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'catalogue/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          setupFiles: ['tests/support/fast-check-setup.ts'],
          // Commands run as processes, and machines are busy: what is right is right a little later too.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          maxWorkers,
          include: ['src/**/*.db.test.ts'],
          globalSetup: ['tests/support/database-setup.ts'],
          setupFiles: ['tests/support/fast-check-setup.ts'],
          sequence: { groupOrder: 1 },
          // Several files share the cores with the database: what is right is right a little later too.
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/journeys-setup.ts'],
          testTimeout: 480_000,
          // What is awaited is asserted; how long a busy machine takes is not.
          expect: { poll: { timeout: 20_000 } },
          // One after the other: a browser and a killed server both want the two cores for themselves.
          sequence: { groupOrder: 2 },
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 600_000,
          sequence: { groupOrder: 3 },
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
