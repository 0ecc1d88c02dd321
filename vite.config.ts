import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { readConfig } from './src/platform/config.ts'

/** The gallery at `/dev/kit` is there in development and in the build that the browser tests look at, nowhere else. */
export default defineConfig(({ mode }) => {
  const { host, port } = readConfig()
  // The host stays that of the page: the server takes changes only from a page of its own address.
  const server = { target: `http://${host}:${port}`, changeOrigin: false }
  return {
    plugins: [react()],
    define: { __GALLERY__: JSON.stringify(mode !== 'production') },
    build: {
      outDir: mode === 'production' ? 'dist' : 'test-results/web',
      emptyOutDir: true,
      target: 'es2024',
      // Otherwise the minifier turns `:dir()` into a list of languages, which `dir="auto"` knows nothing of.
      cssTarget: ['chrome123', 'firefox121', 'safari17.2'],
      chunkSizeWarningLimit: 600,
    },
    server: { proxy: { '/api': server, '/v1': server } },
  }
})
