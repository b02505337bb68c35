import type { TerritoryAccess } from '#kernel/access.ts'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import type { InterviewRecord, QuoteRecord } from '../contract.ts'
import { type Agreement, refuseAgreement } from '../domain/agreement.ts'
import { getInterview } from './interviews-store.ts'
import { interviewTable } from './interviews-tables.ts'
import { quoteTable } from './quotes-store.ts'

type Call<I> = { input: I; context: { tx: Tx; access: TerritoryAccess } }

/** The day that it is already somewhere on Earth: a consent given today in Wallis is not of tomorrow. */
export function latestToday(): Day {
  return new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10)
}

const NOT_ASKED: Agreement = {
  consentHow: null,
  consentOn: null,
  consentUses: [],
  consentExpiresOn: null,
  shownAs: '',
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Fields of a consent that a request names, over those that stand. */
function agreementOf(standing: Agreement, told: Loose<Agreement>): Agreement {
  const {
    consentHow = standing.consentHow,
    consentOn = standing.consentOn,
    consentUses = standing.consentUses,
    consentExpiresOn = standing.consentExpiresOn,
    shownAs = standing.shownAs,
  } = told
  return { consentHow, consentOn, consentUses, consentExpiresOn, shownAs }
}

const AGREED = ['consentHow', 'consentOn', 'consentUses', 'consentExpiresOn'] as const

function refuse(standing: Agreement, told: Loose<Agreement>): void {
  if (!AGREED.some((field) => told[field] !== undefined)) return
  const code = refuseAgreement(agreementOf(standing, told), latestToday())
  if (code) throw new Problem(code, 'caller')
}

const records = recordHandlers<InterviewRecord>(interviewTable, ['evaluationId'])
type H = typeof records
type Told = { evaluationId: string } & Loose<Agreement>

/** The six handlers of interviews; a consent is looked at as a whole before it is written. */
export const interviewRecords = {
  list: records.list,
  get: records.get,
  create: (call: Parameters<H['create']>[0] & Call<Told>) => {
    refuse(NOT_ASKED, call.input)
    return records.create(call)
  },
  update: async (
    call: Parameters<H['update']>[0] & Call<{ evaluationId: string; id: string; values: Loose<Agreement> }>,
  ) => {
    const { tx, access } = call.context
    const standing = await getInterview(tx, access, call.input.evaluationId, call.input.id)
    if (standing.erasedAt !== null) throw new Problem('interviews.erased', 'gone')
    refuse(standing, call.input.values)
    return records.update(call)
  },
  remove: records.remove,
  restore: async (call: Parameters<H['restore']>[0] & Call<{ evaluationId: string; id: string }>) => {
    const { tx, access } = call.context
    const { erasedAt } = await getInterview(tx, access, call.input.evaluationId, call.input.id)
    if (erasedAt !== null) throw new Problem('interviews.erased', 'gone')
    return records.restore(call)
  },
}

const quotes = recordHandlers<QuoteRecord>(quoteTable, ['evaluationId'])

/** A quote whose words were erased is no longer there for anybody. */
async function proveKept({ input, context }: Call<{ id: string }>): Promise<void> {
  const gone = await context.tx.maybe(
    'select 1 from quote where territory_id = $1 and id = $2 and purged_at is not null',
    [context.access.territoryId, input.id],
  )
  if (gone) throw new Problem('interviews.quote-erased', 'gone')
}

type Q = typeof quotes
export const quoteRecords = {
  list: quotes.list,
  create: quotes.create,
  get: async (call: Parameters<Q['get']>[0]) => {
    await quotes.prove(call)
    await proveKept(call)
    return quotes.get(call)
  },
  update: async (call: Parameters<Q['update']>[0]) => {
    await quotes.prove(call)
    await proveKept(call)
    return quotes.update(call)
  },
  remove: quotes.remove,
  restore: async (call: Parameters<Q['restore']>[0]) => {
    await quotes.prove(call)
    await proveKept(call)
    return quotes.restore(call)
  },
}
