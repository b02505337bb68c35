import { featureApi } from '#platform/web/api.ts'
import type { worldsContract } from '../contract.ts'
import { worldsWords } from '../words.ts'

export const useWorldsApi = featureApi<typeof worldsContract>('worlds', worldsWords)
