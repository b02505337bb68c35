import { accountsContract } from '#features/accounts/contract.ts'
import { actorsContract } from '#features/actors/contract.ts'
import { codingContract } from '#features/coding/contract.ts'
import { collectionContract } from '#features/collection/contract.ts'
import { evaluationsContract } from '#features/evaluations/contract.ts'
import { frameworkContract } from '#features/framework/contract.ts'
import { impactChainContract } from '#features/impact-chain/contract.ts'
import { importsContract } from '#features/imports/contract.ts'
import { indicatorsContract } from '#features/indicators/contract.ts'
import { interviewsContract } from '#features/interviews/contract.ts'
import { leversContract } from '#features/levers/contract.ts'
import { questionnairesContract } from '#features/questionnaires/contract.ts'
import { restitutionContract } from '#features/restitution/contract.ts'
import { stakeholdersContract } from '#features/stakeholders/contract.ts'
import { territoriesContract } from '#features/territories/contract.ts'
import { valueChainsContract } from '#features/value-chains/contract.ts'
import { workshopsContract } from '#features/workshops/contract.ts'
import { worldsContract } from '#features/worlds/contract.ts'
import { systemContract } from './system-contract.ts'

/** The whole public API, one key per feature. */
export const contract = {
  system: systemContract,
  accounts: accountsContract,
  territories: territoriesContract,
  imports: importsContract,
  actors: actorsContract,
  evaluations: evaluationsContract,
  impactChain: impactChainContract,
  stakeholders: stakeholdersContract,
  worlds: worldsContract,
  levers: leversContract,
  framework: frameworkContract,
  questionnaires: questionnairesContract,
  interviews: interviewsContract,
  coding: codingContract,
  collection: collectionContract,
  valueChains: valueChainsContract,
  indicators: indicatorsContract,
  restitution: restitutionContract,
  workshops: workshopsContract,
}
