import { defineConfig } from 'vitest/config'

/** A browser and a Rihla of its own a file. Much of a test is waiting for a page: two at a time, also on two cores. */
export default defineConfig({
  test: {
    root: 'test/e2e',
    include: ['**/*.e2e.ts'],
    globalSetup: ['./build-site.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page on a busy machine answers late: what is looked for again and again is given as long as what is waited for.
    expect: { poll: { timeout: 15_000 } },
  },
})
