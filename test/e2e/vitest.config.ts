import { defineConfig } from 'vitest/config'

/** One browser a file, one file after the other: the machine that runs them is small. */
export default defineConfig({
  test: {
    root: 'test/e2e',
    include: ['**/*.e2e.ts'],
    globalSetup: ['./build-site.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A page on a busy machine answers late: what is looked for again and again is given as long as what is waited for.
    expect: { poll: { timeout: 15_000 } },
  },
})
