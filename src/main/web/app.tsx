import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { LangProvider } from '#platform/web/lang.tsx'
import { createPageStore, PageContext } from '#platform/web/page-state.ts'
import { ThemeProvider } from '#platform/web/theme.tsx'
import { ApiBinding } from './api-binding.tsx'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'

export function App() {
  const [parts] = useState(() => ({
    queries: createQueryClient(),
    router: createAppRouter(),
    page: createPageStore(),
  }))
  return (
    <ThemeProvider>
      <LangProvider>
        <QueryClientProvider client={parts.queries}>
          <ApiBinding>
            <PageContext value={parts.page}>
              <RouterProvider router={parts.router} />
            </PageContext>
          </ApiBinding>
        </QueryClientProvider>
      </LangProvider>
    </ThemeProvider>
  )
}
