import type { InferContractRouterInputs } from '@orpc/contract'
import type { RequestContext } from '#features/accounts/server/access.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { localDay } from '#kernel/day.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { leversContract } from '../contract.ts'
import {
  computeParity,
  computeRetention,
  meanSpeech,
  shareOfCommunes,
  shareOfFirstTimers,
  shareOfReturners,
  shareOfWomen,
} from '../domain/inclusion.ts'
import { LEVER_FIGURES, LEVERS } from '../domain/lever.ts'
import { computeFigure, computeFigures } from '../domain/lever-figures.ts'
import { computeTrends } from '../domain/lever-trends.ts'
import { isWithin, twelveMonthsTo } from '../domain/period.ts'
import { readCoverage } from './coverage-store.ts'
import { readDiagnosis } from './diagnosis-store.ts'
import { readGovernance } from './governance-store.ts'
import { readAims, withoutAim, writeAim } from './lever-aims-store.ts'
import { readLeverFacts } from './lever-facts-store.ts'

type Inputs = InferContractRouterInputs<typeof leversContract>
type Call<I> = { input: I; context: RequestContext & { tx: Tx; access: TerritoryAccess } }

const today = () => localDay(new Date())

async function readLevers({ context, input }: Call<{ to?: string | undefined }>) {
  const { tx, access } = context
  const facts = await readLeverFacts(tx, access)
  const aims = await readAims(tx, access)
  const period = twelveMonthsTo(input.to ?? today())
  return LEVERS.map((lever) => ({
    ...(aims.find((aim) => aim.lever === lever) ?? withoutAim(lever)),
    figures: LEVER_FIGURES[lever].map((code) => computeFigure(code, facts, period)),
  }))
}

/** Handlers of what is told of the levers: where they stand, how they moved, who comes, how it is governed. */
export const leverHandlers = {
  list: readLevers,
  change: async ({ context, input }: Call<Inputs['levers']['change']>) => {
    await writeAim(context.tx, context.access, input)
    const all = await readLevers({ context, input: {} })
    return all.find(({ lever }) => lever === input.lever) ?? { ...withoutAim(input.lever), figures: [] }
  },
  figures: async ({ context, input: { from, to } }: Call<Inputs['figures']>) => [
    ...computeFigures(await readLeverFacts(context.tx, context.access), { from, to }),
  ],
  trends: async ({
    context,
    input: { from, to, by },
  }: Call<Inputs['trends'] & { by: 'quarter' | 'year' }>) => {
    const trends = computeTrends(await readLeverFacts(context.tx, context.access), { from, to, by }, today())
    return {
      by,
      periods: [...trends.periods],
      series: trends.series.map((each) => ({ ...each, points: [...each.points] })),
    }
  },
  inclusion: async ({ context, input: { from, to } }: Call<Inputs['inclusion']>) => {
    const facts = await readLeverFacts(context.tx, context.access)
    const held = facts.events.filter(({ day }) => isWithin(day, { from, to }))
    const counts = held.flatMap(({ persons }) => persons ?? [])
    return {
      from,
      to,
      events: held.length,
      persons: counts.length === 0 ? null : counts.reduce((sum, n) => sum + n, 0),
      parity: facts.audiences.map((audience) => computeParity(audience, held)),
      retention: computeRetention(facts.attendances, { from, to }, today()),
      returners: shareOfReturners(held),
      firstTimers: shareOfFirstTimers(held),
      women: shareOfWomen(held),
      speech: meanSpeech(held),
      communes: shareOfCommunes(held, facts.communes),
    }
  },
  coverage: ({ context }: Call<Inputs['coverage']>) => readCoverage(context.tx, context.access),
  governance: ({ context, input }: Call<Inputs['governance']>) =>
    readGovernance(context.tx, context.access, twelveMonthsTo(input.to ?? today())),
  diagnosis: ({ context, input }: Call<Inputs['diagnosis']>) =>
    readDiagnosis(context.tx, context.access, input.eventId, today()),
}
