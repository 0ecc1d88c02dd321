import { build } from 'vite'

/** Builds the web app with its gallery, once for all browser tests. */
export async function setup(): Promise<void> {
  await build({ mode: 'test', logLevel: 'warn' })
}
