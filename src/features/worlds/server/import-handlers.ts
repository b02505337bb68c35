import type { InferContractRouterInputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import type { NetworkProblem } from '../domain/network-files/network-problem.ts'
import { judgeImport } from './import-judging.ts'
import { enterImport, findSameFile } from './import-store.ts'
import { namingRules } from './network-rules.ts'

type Inputs = InferContractRouterInputs<typeof worldsContract>['import']
type Call<I> = { context: { tx: Tx; access: TerritoryAccess }; input: I }

/** Enough to show what is wrong; the whole file is judged all the same. */
const PROBLEMS_SHOWN = 500

function shownProblem({ code, part, row, column, value, params }: NetworkProblem) {
  const known = Object.entries({ row, column, value }).flatMap(([name, said]) =>
    said === null ? [] : [[name, said]],
  )
  const more: Record<string, string | number> = Object.fromEntries(known)
  return { code, where: row === null ? '' : `${part} ${row}`, params: { ...more, ...params } }
}

/** Handlers of network files. */
export const importHandlers = {
  preview: async ({ context, input }: Call<Inputs['preview']>) => {
    const judged = await judgeImport(context.tx, context.access, input)
    const same = await findSameFile(context.tx, context.access, judged.sha256)
    const problems = [...judged.faults, ...judged.notes].slice(0, PROBLEMS_SHOWN).map(shownProblem)
    return {
      format: judged.format,
      actors: judged.actors.map(({ key, name, kind, match, doubts }) => ({
        key,
        name,
        kind,
        matchId: match?.id ?? null,
        matchName: match?.name ?? null,
        doubts: doubts.map(({ id, name: like }) => ({ id, name: like })),
      })),
      worlds: judged.worlds.map(({ name, match }) => ({ name, matchId: match?.id ?? null })),
      counts: { memberships: judged.memberships.length, ties: judged.ties.length, actions: 0 },
      problems: same
        ? [{ code: 'worlds.import-again', where: '', params: { ...same } }, ...problems]
        : problems,
    }
  },
  enter: ({ context, input }: Call<Inputs['enter']>) =>
    namingRules(() => enterImport(context.tx, context.access, input)),
}
