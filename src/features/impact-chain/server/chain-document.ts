import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { ChainPlace } from './impact-chain-store.ts'
import { readWholeChain } from './whole-chain-store.ts'

export async function makeChainDocument(tx: Tx, access: TerritoryAccess, place: ChainPlace, _lang: string) {
  const chain = await readWholeChain(tx, access, place)
  return new File([JSON.stringify(chain)], 'chaine.pdf')
}
