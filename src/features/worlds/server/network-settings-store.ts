import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { networkSettingsSchema } from '../contract.ts'
import { wrongThresholds } from '../domain/network-reading.ts'

export type NetworkSettings = z.infer<typeof networkSettingsSchema>
type Values = { [K in keyof Omit<NetworkSettings, 'version'>]?: NetworkSettings[K] | undefined }

const UNCHANGED: NetworkSettings = { thresholds: {}, complementarity: [], sleepingMonths: 24, version: 0 }

/** What a territory set for its network; the method's, as version 0, while nobody changed anything. */
export async function readNetworkSettings(
  tx: Tx,
  { territoryId }: Pick<TerritoryAccess, 'territoryId'>,
): Promise<NetworkSettings> {
  const found = await tx.maybe<NetworkSettings>(
    `select thresholds, complementarity, sleeping_months as "sleepingMonths", version
     from network_settings where territory_id = $1`,
    [territoryId],
  )
  return found ?? UNCHANGED
}

/** Fails with `record.stale` when they changed since `version`, and names thresholds that cannot be used. */
export async function changeNetworkSettings(
  tx: Tx,
  access: TerritoryAccess,
  { version, values }: { version: number; values: Values },
): Promise<NetworkSettings> {
  const current = await readNetworkSettings(tx, access)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const wanted: NetworkSettings = { ...current, ...given }
  const [wrong] = wrongThresholds(wanted.thresholds)
  if (wrong !== undefined) throw new Problem('worlds.thresholds-wrong', 'caller', { measure: wrong })
  await refuseForeignPairs(tx, access, wanted)
  const written = await tx.maybe(
    `insert into network_settings as s (territory_id, thresholds, complementarity, sleeping_months)
     select $1, $2::jsonb, $3::jsonb, $4
     where $5 = 0 or exists (select 1 from network_settings where territory_id = $1)
     on conflict (territory_id) do update set thresholds = excluded.thresholds, complementarity = excluded.complementarity,
       sleeping_months = excluded.sleeping_months where s.version = $5 returning 1`,
    [
      access.territoryId,
      JSON.stringify(wanted.thresholds),
      JSON.stringify(wanted.complementarity),
      wanted.sleepingMonths,
      version,
    ],
  )
  const now = await readNetworkSettings(tx, access)
  if (written) return now
  const details = { kind: 'network-settings', id: access.territoryId, yours: given, current: now }
  throw new Problem('record.stale', 'conflict', details)
}

async function refuseForeignPairs(
  tx: Tx,
  { territoryId }: TerritoryAccess,
  { complementarity }: NetworkSettings,
): Promise<void> {
  const named = [...new Set(complementarity.flatMap(({ a, b }) => [a, b]))]
  if (named.length === 0) return
  const known = await tx.rows<{ id: string }>(
    'select id from social_world where territory_id = $1 and id = any ($2)',
    [territoryId, named],
  )
  const ids = new Set(known.map(({ id }) => id))
  const foreign = named.find((id) => !ids.has(id))
  if (foreign !== undefined)
    throw new Problem('record.absent', 'absent', { kind: 'social-world', id: foreign })
}
