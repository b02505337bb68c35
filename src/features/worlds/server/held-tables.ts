/** What somebody told and may say again: memberships, ties, contacts. SQL on the row `r` and another `t`. */
export type HeldTable = {
  readonly table: 'world_membership' | 'actor_tie' | 'world_contact'
  readonly kind: string
  readonly strength: 'weight' | 'strength'
  /** That `t` joins the same two as `r`. */
  readonly twin: string
}

export const heldTables = {
  memberships: {
    table: 'world_membership',
    kind: 'world-membership',
    strength: 'weight',
    twin: 't.world_id = r.world_id and t.actor_id = r.actor_id',
  },
  ties: {
    table: 'actor_tie',
    kind: 'actor-tie',
    strength: 'strength',
    // As the index `actor_tie_once` says it, so that it is used.
    twin: `(case when t.kind = 'purchase' then t.from_id else least(t.from_id, t.to_id) end) = (case when r.kind = 'purchase' then r.from_id else least(r.from_id, r.to_id) end)
      and (case when t.kind = 'purchase' then t.to_id else greatest(t.from_id, t.to_id) end) = (case when r.kind = 'purchase' then r.to_id else greatest(r.from_id, r.to_id) end)
      and t.kind = r.kind`,
  },
  contacts: {
    table: 'world_contact',
    kind: 'world-contact',
    strength: 'strength',
    twin: 't.actor_id = r.actor_id and t.world_id = r.world_id',
  },
} as const satisfies Record<string, HeldTable>

/** SQL: another row that joins the same two stands and still holds, so that `r` may not hold beside it. */
export function hasOpenTwin({ table, twin }: HeldTable): string {
  return `exists (select from ${table} t where t.id <> r.id and t.deleted_at is null and t.until is null and ${twin})`
}
