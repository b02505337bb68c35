import { featureApi } from '#platform/web/api.ts'
import type { frameworkContract } from '../contract.ts'
import { frameworkWords } from '../words.ts'

export const useFrameworkApi = featureApi<typeof frameworkContract>('framework', frameworkWords)
