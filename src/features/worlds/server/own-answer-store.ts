import type { InferContractRouterInputs } from '@orpc/contract'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { tieKey } from '../domain/entry-plan.ts'
import { ownNetworkWords } from '../words.ts'
import type { NetworkEntry } from './entry-refs.ts'
import { type Answering, type HeldNetwork, readHeldNetwork } from './own-network-store.ts'
import { undoSourcesOfLink } from './source-undo-store.ts'
import { enterSource } from './sources-store.ts'

export type OwnAnswer = InferContractRouterInputs<typeof worldsContract>['own']['answer']

/** The two ends of a tie as it is stored: a purchase goes from the buyer to the seller. */
function endsOf(actorId: string, { otherId, isBuyer }: { otherId: string; isBuyer: boolean | null }) {
  return isBuyer === false ? { from: otherId, to: actorId } : { from: actorId, to: otherId }
}

/**
 * What an answer changes: what it says is confirmed or added, what it no longer says has ended. Ties with persons are
 * not shown to the bearer of a link, hence not ended by silence.
 */
function entryOf(actorId: string, held: HeldNetwork, said: Omit<OwnAnswer, 'token'>): NetworkEntry {
  const ties = said.ties.map((tie) => ({ ...endsOf(actorId, tie), kind: tie.kind, strength: tie.strength }))
  const saidTies = new Set(ties.map(({ from, to, kind }) => tieKey(from, to, kind)))
  const saidWorlds = new Set(said.memberships.map(({ worldId }) => worldId))
  const saidContacts = new Set(said.contacts.map(({ worldId }) => worldId))
  const silent = (rows: readonly { id: string; worldId: string }[], known: ReadonlySet<string>) =>
    rows.filter(({ worldId }) => !known.has(worldId)).map(({ id }) => id)
  return {
    memberships: said.memberships.map((membership) => ({ actor: actorId, ...membership })),
    ties,
    contacts: said.contacts.map((contact) => ({ actor: actorId, ...contact })),
    ended: {
      memberships: silent(held.memberships, saidWorlds),
      contacts: silent(held.contacts, saidContacts),
      ties: held.ties
        .filter((tie) => {
          const { from, to } = endsOf(actorId, tie)
          return !saidTies.has(tieKey(from, to, tie.kind))
        })
        .map(({ id }) => id),
    },
  }
}

/**
 * Enters what an actor says of itself by its link, as a source of its own that the team can undo as a whole. Fails with
 * `worlds.tie-unknown-actor` for who is not listed on its page, `worlds.buyer-missing`.
 */
export async function answerByLink(tx: Tx, link: Answering, said: Omit<OwnAnswer, 'token'>): Promise<void> {
  const { actorId, actorName, territoryId, noticeId, lang } = link
  const held = await readHeldNetwork(tx, link)
  const listed = new Set(held.organisations.map(({ id }) => id))
  const stranger = said.ties.find(({ otherId }) => !listed.has(otherId))
  if (stranger) throw new Problem('worlds.tie-unknown-actor', 'caller', { id: stranger.otherId })
  if (said.ties.some(({ kind, isBuyer }) => kind === 'purchase' && isBuyer === null))
    throw new Problem('worlds.buyer-missing', 'caller')
  const { today } = await tx.one<{ today: string }>('select current_date as today')
  await tx.query(
    `update network_notice set consented_at = coalesce(consented_at, now()), answered_at = now(), withdrawn_at = null
     where territory_id = $1 and id = $2`,
    [territoryId, noticeId],
  )
  const title = sayIn(ownNetworkWords, lang)('source.title', { name: actorName }).slice(0, 200)
  const { id, proposals } = said
  await enterSource(tx, link, {
    id,
    kind: 'link',
    title,
    heldOn: today,
    actorId,
    proposals,
    entry: entryOf(actorId, held, said),
  })
}

/** The consent is withdrawn: what was given by the link goes, what the team wrote by itself stays. */
export async function withdrawByLink(tx: Tx, link: Answering): Promise<void> {
  await undoSourcesOfLink(tx, link)
  await tx.query(
    'update network_notice set withdrawn_at = now(), consented_at = null where territory_id = $1 and id = $2',
    [link.territoryId, link.noticeId],
  )
}
