/** Method and path of every route, made from `src/main/contract.ts` by vite.config.ts. */
declare module 'virtual:contract' {
  import type { AnyContractRouter } from '@orpc/contract'

  export const contract: AnyContractRouter
}
