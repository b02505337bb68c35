import { provePublication } from '#features/accounts/server/access.ts'
import type { ProductFamily } from '#features/evaluations/domain/local-definition.ts'
import type { EgalimCategory } from '#features/value-chains/domain/purchase.ts'
import { findPurchasePage } from '#features/value-chains/server/purchases-store.ts'
import type { PublicationAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Page } from '#kernel/route.ts'
import { sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { Evidence, SupportView } from '../contract.ts'
import type { ThreadKind } from '../domain/thread.ts'
import { restitutionWords } from '../words.ts'
import { type ComposedSupport, composeSupport, withholdBlocked } from './support-composition.ts'
import { getEvidence } from './thread-store.ts'

/** What a reader without account may read: one support, the figures in it, the rows behind them, nothing else. */
type Opened = {
  readonly access: PublicationAccess
  readonly view: SupportView
  /** Takes the persons of the stakeholder map out of any text. */
  readonly hide: Hide
}
type Hide = (text: string) => string

export async function openPublication(tx: Tx, token: string): Promise<Opened> {
  const access = await provePublication(tx, token)
  const composed = await composeSupport(tx, access, access.supportId)
  const hide = hiderOf(composed)
  return { access, view: hidePersons(withholdBlocked(composed), hide), hide }
}

/** Writes « une personne » instead of whoever is named on the stakeholder map: no publication carries them. */
export function hiderOf({ persons, view }: ComposedSupport): Hide {
  const someone = sayIn(restitutionWords, view.lang)('view.a-person')
  return (text) => (persons ? text.replace(persons, someone) : text)
}

export function hidePersons(view: SupportView, hide: Hide): SupportView {
  const { story } = view
  return {
    ...view,
    title: hide(view.title),
    evaluationTitle: hide(view.evaluationTitle),
    keyMessage: hide(view.keyMessage),
    callToAction: hide(view.callToAction),
    limits: hide(view.limits),
    story: story && { ...story, title: hide(story.title), cards: story.cards.map(hide) },
    statements: view.statements.map((statement) => ({
      ...statement,
      sentence: hide(statement.sentence),
      figure: statement.figure && {
        ...statement.figure,
        name: hide(statement.figure.name),
        level: statement.figure.level && hide(statement.figure.level),
        source: hide(statement.figure.source),
      },
    })),
  }
}

function hideInEvidence(evidence: Evidence, hide: Hide): Evidence {
  return {
    ...evidence,
    name: hide(evidence.name),
    definition: hide(evidence.definition),
    level: evidence.level && hide(evidence.level),
    source: hide(evidence.source),
    baselineSource: hide(evidence.baselineSource),
    targetReason: hide(evidence.targetReason),
  }
}

/**
 * Where a published figure comes from. Only figures that the support shows now can be asked for, by themselves or by
 * their sentence; all else is `restitution.not-in-support`, whether it exists or not.
 */
export async function readPublicEvidence(
  tx: Tx,
  token: string,
  asked: { kind: ThreadKind; id: string },
): Promise<{ view: SupportView; evidence: Evidence }> {
  const { access, view, hide } = await openPublication(tx, token)
  const evidence = await getEvidence(tx, access, shownObservation(view, asked))
  return { view, evidence: hideInEvidence(evidence, hide) }
}

function shownObservation(view: SupportView, asked: { kind: ThreadKind; id: string }): string {
  const statement = view.statements.find(({ id, figure }) =>
    asked.kind === 'statement'
      ? id === asked.id
      : asked.kind === 'observation' && figure?.observationId === asked.id,
  )
  if (statement?.withdrawn) throw new Problem('restitution.figure-withdrawn', 'gone', { id: asked.id })
  if (!statement?.figure) throw new Problem('restitution.not-in-support', 'absent', { ...asked })
  return statement.figure.observationId
}

export type PublicPurchase = {
  id: string
  date: string
  description: string
  family: ProductFamily
  price: string
  categories: EgalimCategory[]
}

/** Rows behind one input of a published figure, as they are now; suppliers and canteens stay with the team. */
export async function findPublicPurchases(
  tx: Tx,
  token: string,
  asked: { id: string; variable: string; cursor?: string | undefined; limit: number },
): Promise<Page<PublicPurchase>> {
  const { access, view, hide } = await openPublication(tx, token)
  const { computed, evaluationId } = await getEvidence(
    tx,
    access,
    shownObservation(view, { kind: 'observation', id: asked.id }),
  )
  const filter = computed?.variables.find((variable) => variable.name === asked.variable)?.filter
  if (!computed || !filter) throw new Problem('restitution.no-rows', 'absent', { variable: asked.variable })
  const page = await findPurchasePage(tx, access, {
    ...filter,
    evaluationId,
    year: computed.year,
    cursor: asked.cursor,
    limit: asked.limit,
  })
  const items = page.items.map(({ id, date, description, family, price, categories }) => ({
    id,
    date,
    description: hide(description),
    family,
    price,
    categories,
  }))
  return { ...page, items }
}
