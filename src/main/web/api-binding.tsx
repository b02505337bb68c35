import { routes } from 'virtual:contract'
import type { ReactNode } from 'react'
import { ApiContext, createApi } from '#platform/web/api.ts'

/** Gives every page the client of the whole contract, keyed by feature (see `featureApi`). */
const api = createApi(routes, `${window.location.origin}/api`)

export function ApiBinding({ children }: { readonly children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>
}
