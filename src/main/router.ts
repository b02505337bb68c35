import { implement, type Router } from '@orpc/server'
import { type RequestContext, withAnyone, withPerson } from '#features/accounts/server/access.ts'
import { accountsRouter } from '#features/accounts/server/accounts-routes.ts'
import { actorsRouter } from '#features/actors/server/actors-routes.ts'
import { codingRouter } from '#features/coding/server/coding-routes.ts'
import { collectionRouter } from '#features/collection/server/collection-routes.ts'
import { createEvaluationsRouter } from '#features/evaluations/server/evaluations-routes.ts'
import { copyFramework } from '#features/framework/server/framework-copy-store.ts'
import { frameworkRouter } from '#features/framework/server/framework-routes.ts'
import { copyChain } from '#features/impact-chain/server/chain-copy-store.ts'
import { impactChainRouter } from '#features/impact-chain/server/impact-chain-routes.ts'
import { countChainFindings } from '#features/impact-chain/server/impact-chain-store.ts'
import { importsRouter } from '#features/imports/server/imports-routes.ts'
import { indicatorsRouter } from '#features/indicators/server/indicators-routes.ts'
import { interviewsRouter } from '#features/interviews/server/interviews-routes.ts'
import { leversRouter } from '#features/levers/server/levers-routes.ts'
import { questionnairesRouter } from '#features/questionnaires/server/questionnaires-routes.ts'
import { restitutionRouter } from '#features/restitution/server/restitution-routes.ts'
import { copyStakeholders } from '#features/stakeholders/server/stakeholders-copy-store.ts'
import { stakeholdersRouter } from '#features/stakeholders/server/stakeholders-routes.ts'
import { territoriesRouter } from '#features/territories/server/territories-routes.ts'
import { valueChainsRouter } from '#features/value-chains/server/value-chains-routes.ts'
import { workshopsRouter } from '#features/workshops/server/workshops-routes.ts'
import { worldsRouter } from '#features/worlds/server/worlds-routes.ts'
import type { contract } from './contract.ts'
import { systemContract } from './system-contract.ts'
import { VERSION } from './version.ts'

const system = implement(systemContract).$context<RequestContext>()
const open = system.use(withAnyone)
const personal = system.use(withPerson)

const systemRouter = system.router({
  health: open.health.handler(async ({ context }) => {
    await context.tx.query('select 1')
    return { ready: true as const, version: VERSION, database: context.db.kind }
  }),
  demonstration: {
    load: personal.demonstration.load.handler(async ({ context }) => {
      const { loadDemonstration } = await import('./demonstration.ts')
      return loadDemonstration(context.tx, context.person.id)
    }),
    remove: personal.demonstration.remove.handler(async ({ context }) => {
      const { removeDemonstration } = await import('./demonstration.ts')
      return { removed: await removeDemonstration(context.tx) }
    }),
  },
})

/** The handlers of the whole API, key by key as in `contract.ts` (a test compares the two). */
export const router: Router<typeof contract, RequestContext> = {
  system: systemRouter,
  accounts: accountsRouter,
  territories: territoriesRouter,
  imports: importsRouter,
  actors: actorsRouter,
  evaluations: createEvaluationsRouter(countChainFindings, {
    chain: copyChain,
    stakeholders: copyStakeholders,
    framework: copyFramework,
  }),
  impactChain: impactChainRouter,
  stakeholders: stakeholdersRouter,
  worlds: worldsRouter,
  levers: leversRouter,
  framework: frameworkRouter,
  questionnaires: questionnairesRouter,
  interviews: interviewsRouter,
  coding: codingRouter,
  collection: collectionRouter,
  valueChains: valueChainsRouter,
  indicators: indicatorsRouter,
  restitution: restitutionRouter,
  workshops: workshopsRouter,
}
