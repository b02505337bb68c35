import { accountsContract } from '#features/accounts/contract.ts'
import { evaluationsContract } from '#features/evaluations/contract.ts'
import { impactChainContract } from '#features/impact-chain/contract.ts'
import { stakeholdersContract } from '#features/stakeholders/contract.ts'
import { systemContract } from './system-contract.ts'

/** The whole public API, one key per feature. */
export const contract = {
  system: systemContract,
  accounts: accountsContract,
  evaluations: evaluationsContract,
  impactChain: impactChainContract,
  stakeholders: stakeholdersContract,
}
