import { implement } from '@orpc/server'
import { type RequestContext, withAnyone } from '#features/accounts/server/access.ts'
import { accountsRouter } from '#features/accounts/server/accounts-routes.ts'
import { createEvaluationsRouter } from '#features/evaluations/server/evaluations-routes.ts'
import { frameworkRouter } from '#features/framework/server/framework-routes.ts'
import { impactChainRouter } from '#features/impact-chain/server/impact-chain-routes.ts'
import { countChainFindings } from '#features/impact-chain/server/impact-chain-store.ts'
import { indicatorsRouter } from '#features/indicators/server/indicators-routes.ts'
import { stakeholdersRouter } from '#features/stakeholders/server/stakeholders-routes.ts'
import { territoriesRouter } from '#features/territories/server/territories-routes.ts'
import { valueChainsRouter } from '#features/value-chains/server/value-chains-routes.ts'
import { systemContract } from './system-contract.ts'
import { VERSION } from './version.ts'

const os = implement(systemContract).$context<RequestContext>().use(withAnyone)

const systemRouter = os.router({
  health: os.health.handler(async ({ context }) => {
    await context.tx.query('select 1')
    return { ready: true as const, version: VERSION, database: context.db.kind }
  }),
})

/** The handlers of the whole API, key by key as in `contract.ts` (a test compares the two). */
export const router = {
  system: systemRouter,
  accounts: accountsRouter,
  territories: territoriesRouter,
  evaluations: createEvaluationsRouter(countChainFindings),
  impactChain: impactChainRouter,
  stakeholders: stakeholdersRouter,
  framework: frameworkRouter,
  valueChains: valueChainsRouter,
  indicators: indicatorsRouter,
}
