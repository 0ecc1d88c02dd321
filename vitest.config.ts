import { defineConfig } from 'vitest/config'

// One process a file: the embedded warehouse allows one data directory a process.
export default defineConfig({
  test: {
    pool: 'forks',
    // Much of a test is waiting for engines to start and for a disk: two at a time, also on two cores.
    maxWorkers: 2,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'demo/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page on a busy machine answers late: what is looked for again and again is given as long as what is waited for.
    expect: { poll: { timeout: 15_000 } },
  },
})
