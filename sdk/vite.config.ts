import { defineConfig } from 'vite'

/** One small file without dependencies, `rihla.js`, beside the web app. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'src/rihla.ts', formats: ['iife'], name: 'rihlaTracker', fileName: () => 'rihla.js' },
  },
})
