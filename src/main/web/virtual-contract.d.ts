/** Method and path of every route of `src/main/contract.ts`, without its schemas (see `vite.config.ts`). */
declare module 'virtual:contract' {
  import type { AnyContractRouter } from '@orpc/contract'
  export const contract: AnyContractRouter
}
