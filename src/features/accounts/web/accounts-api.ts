import { featureApi } from '#platform/web/api.ts'
import type { accountsContract } from '../contract.ts'
import { accountsWords } from '../words.ts'

/** For the pages of accounts; who is here is asked by `session.ts`, which every page loads. */
export const useAccountsApi = featureApi<typeof accountsContract>('accounts', accountsWords)
