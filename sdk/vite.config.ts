import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

/** One small file without dependencies, `rihla.js`, beside the web app; and the template by which a tag manager loads it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [
    {
      name: 'tag-manager',
      generateBundle() {
        const source = readFileSync(join(import.meta.dirname, 'tag-manager/template.tpl'), 'utf8')
        this.emitFile({ type: 'asset', fileName: 'tag-manager.tpl', source })
      },
    },
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/rihla.ts', formats: ['iife'], name: 'rihlaTracker', fileName: () => 'rihla.js' },
  },
})
