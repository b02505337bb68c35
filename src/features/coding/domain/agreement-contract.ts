import { z } from 'zod'
import { uuid } from '#kernel/route.ts'
import { ALPHA_READINGS, KAPPA_READINGS } from './agreement-reading.ts'
import { NO_COEFFICIENT } from './cohen-kappa.ts'

const count = z.number().int().min(0)
const interval = z.object({ low: z.number(), high: z.number(), defined: count, drawn: count }).nullable()
const coefficient = <R extends readonly [string, ...string[]]>(readings: R) =>
  z.object({
    /** null: not defined, for the reason given; never 0 instead. */
    value: z.number().nullable(),
    reason: z.enum(NO_COEFFICIENT).nullable(),
    interval,
    reading: z.enum(readings).nullable(),
  })

/** Agreement of a code, or over all codes (`codeId` null); `coders` of a pair are places in the list of coders. */
export const agreementSchema = z.object({
  coders: z.array(z.object({ id: uuid, name: z.string() })),
  /** Texts that two have read to the end. */
  sources: count,
  rows: z.array(
    z.object({
      codeId: uuid.nullable(),
      units: count,
      alpha: coefficient(ALPHA_READINGS),
      pairs: z.array(
        z.object({
          coders: z.tuple([count, count]),
          kappa: coefficient(KAPPA_READINGS),
          units: count,
          same: z.number().nullable(),
          both: count,
          onlyFirst: count,
          onlySecond: count,
          neither: count,
        }),
      ),
    }),
  ),
})

/** A unit on which coders differ: who gave the code, who read it and did not. */
export const differenceSchema = z.object({
  sourceId: uuid,
  sourceTitle: z.string(),
  start: count,
  end: count,
  words: z.string(),
  present: z.array(z.string()),
  absent: z.array(z.string()),
})

export const coOccurrenceSchema = z.object({
  codeIds: z.array(uuid),
  counts: z.array(count),
  together: z.array(z.array(count)),
  coefficients: z.array(z.array(z.number().nullable())),
})

export type AgreementTable = z.infer<typeof agreementSchema>
export type Difference = z.infer<typeof differenceSchema>
export type CoOccurrenceTable = z.infer<typeof coOccurrenceSchema>
