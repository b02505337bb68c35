import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Lever } from '../domain/lever.ts'

export type LeverAim = {
  readonly lever: Lever
  readonly aim: string
  readonly target: number | null
  readonly targetOn: Day | null
  /** 0: nothing was written yet. */
  readonly version: number
}

type AimValues = {
  aim?: string | undefined
  target?: number | null | undefined
  targetOn?: Day | null | undefined
}

/** What the territory aims at with each lever about which it wrote something. */
export function readAims(tx: Tx, { territoryId }: TerritoryAccess): Promise<LeverAim[]> {
  return tx.rows<LeverAim>(
    'select lever, aim, target, target_on as "targetOn", version from lever_aim where territory_id = $1 and deleted_at is null',
    [territoryId],
  )
}

export const withoutAim = (lever: Lever): LeverAim => ({
  lever,
  aim: '',
  target: null,
  targetOn: null,
  version: 0,
})

/** Fails with `record.stale` when it changed since `version`. */
export async function writeAim(
  tx: Tx,
  access: TerritoryAccess,
  { lever, version, values }: { lever: Lever; version: number; values: AimValues },
): Promise<void> {
  const current = (await readAims(tx, access)).find((aim) => aim.lever === lever) ?? withoutAim(lever)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const wanted: LeverAim = { ...current, ...given }
  const written = await tx.maybe(
    `insert into lever_aim as l (territory_id, lever, aim, target, target_on)
     select $1, $2, $3, $4, $5 where $6 = 0 or exists (select from lever_aim where territory_id = $1 and lever = $2)
     on conflict (territory_id, lever) do update set aim = excluded.aim, target = excluded.target, target_on = excluded.target_on
       where l.version = $6 returning 1`,
    [access.territoryId, lever, wanted.aim, wanted.target, wanted.targetOn, version],
  )
  if (!written)
    throw new Problem('record.stale', 'conflict', { kind: 'lever-aim', id: lever, yours: given, current })
}
