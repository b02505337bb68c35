import type { z } from 'zod'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { settingsSchema } from '../contract.ts'
import { DEFAULT_SETTINGS, type StakeholderSettings } from '../domain/settings.ts'

type Settings = z.infer<typeof settingsSchema>

const UNCHANGED: Settings = { ...DEFAULT_SETTINGS, version: 0, authorName: null, changedAt: null }

/** The thresholds of an evaluation; those of the method, as version 0, while nobody changed them. */
export async function readSettings(tx: Tx, access: TerritoryAccess, evaluationId: string): Promise<Settings> {
  const there = await tx.maybe('select 1 from evaluation where territory_id = $1 and id = $2', [
    access.territoryId,
    evaluationId,
  ])
  if (!there) throw new Problem('record.absent', 'absent', { kind: 'evaluation', id: evaluationId })
  const found = await tx.maybe<Settings>(
    `select s.involvement_threshold::float8 as "involvementThreshold", s.importance_threshold::float8 as "importanceThreshold",
       s.spread_to_discuss as "spreadToDiscuss", s.too_many_hours::float8 as "tooManyHours", s.too_many_times as "tooManyTimes",
       s.version, p.name as "authorName", s.updated_at as "changedAt"
     from stakeholder_settings s left join person p on p.id = s.author_id where s.territory_id = $1 and s.evaluation_id = $2`,
    [access.territoryId, evaluationId],
  )
  return found ?? UNCHANGED
}

/** Fails with `record.stale` when they changed since `version`. */
export async function changeSettings(
  tx: Tx,
  access: TerritoryAccess,
  {
    evaluationId,
    version,
    values,
  }: {
    evaluationId: string
    version: number
    values: { [K in keyof StakeholderSettings]?: StakeholderSettings[K] | undefined }
  },
): Promise<Settings> {
  const current = await readSettings(tx, access, evaluationId)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const wanted: Settings = { ...current, ...given }
  const written = await tx.maybe(
    `insert into stakeholder_settings as s (territory_id, evaluation_id, involvement_threshold, importance_threshold, spread_to_discuss,
       too_many_hours, too_many_times, author_id)
     select $1, $2, $3, $4, $5, $6, $7, $8
     where $9 = 0 or exists (select 1 from stakeholder_settings where territory_id = $1 and evaluation_id = $2)
     on conflict (evaluation_id) do update set involvement_threshold = excluded.involvement_threshold,
       importance_threshold = excluded.importance_threshold, spread_to_discuss = excluded.spread_to_discuss,
       too_many_hours = excluded.too_many_hours, too_many_times = excluded.too_many_times, author_id = excluded.author_id
       where s.version = $9 returning 1`,
    [
      access.territoryId,
      evaluationId,
      wanted.involvementThreshold,
      wanted.importanceThreshold,
      wanted.spreadToDiscuss,
      wanted.tooManyHours,
      wanted.tooManyTimes,
      access.personId,
      version,
    ],
  )
  const now = await readSettings(tx, access, evaluationId)
  if (written) return now
  const details = { kind: 'stakeholder-settings', id: evaluationId, yours: given, current: now }
  throw new Problem('record.stale', 'conflict', details)
}
