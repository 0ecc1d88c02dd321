import { build } from 'vite'

/** Builds the web app with its gallery, once for all browser tests: as it is shipped, not React's development form. */
export async function setup(): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({ mode: 'test', logLevel: 'warn' })
}
