import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError } from '../platform/http/client.ts'
import { KitProvider } from '../platform/ui/KitProvider.tsx'
import { createAppRouter } from './create-router.tsx'

export function App() {
  const [router] = useState(createAppRouter)
  const [cache] = useState(createCache)
  return (
    <QueryClientProvider client={cache}>
      <KitProvider>
        <RouterProvider router={router} />
      </KitProvider>
    </QueryClientProvider>
  )
}

/** What the server refused is not asked again by itself; a lost connection is, twice. */
function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiError && (error.status === 0 || error.status === 503),
      },
    },
  })
}
