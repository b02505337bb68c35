import { accountsContract } from '#features/accounts/contract.ts'
import { systemContract } from './system-contract.ts'

/** The whole public API, one key per feature. */
export const contract = {
  system: systemContract,
  accounts: accountsContract,
}
