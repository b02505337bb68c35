import { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { Mending } from './mending.ts'

/** A mending as it travels; bounds keep a request far below what a body may weigh. */
const rowNumber = z.number().int().min(1).max(2_000_000)
const columnIndex = z.number().int().min(0).max(16_383)
const field = z.string().min(1).max(80)
const cellText = z.string().max(2_000)

const tableReadingSchema = z.strictObject({
  sheet: z.string().max(200).exactOptional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']).exactOptional(),
  separator: z.enum([',', ';', '\t', '|']).exactOptional(),
  quotes: z.boolean().exactOptional(),
  unwrapLines: z.boolean().exactOptional(),
})

/** The same for every feature that imports tables; a feature adds its own choices with `.extend`. */
export const mendingSchema = z.strictObject({
  reading: tableReadingSchema.exactOptional(),
  headerRow: rowNumber.nullable().exactOptional(),
  columns: z.record(field, columnIndex.nullable()).exactOptional(),
  constants: z.record(field, cellText).exactOptional(),
  droppedColumns: z.array(columnIndex).max(1_000).exactOptional(),
  cells: z.record(z.string().regex(/^\d{1,7}:\w{1,80}$/), cellText).exactOptional(),
  excludedRows: z.array(rowNumber).max(100_000).exactOptional(),
  acceptedRows: z.array(rowNumber).max(100_000).exactOptional(),
  dayOrder: z.enum(['day-first', 'month-first']).exactOptional(),
  skipEmptyRows: z.boolean().exactOptional(),
}) satisfies z.ZodType<Mending>

/**
 * A mending as it came with a form. A feature with choices of its own gives its extended schema.
 * @throws Problem `tables.mending-unreadable` (caller)
 */
export function readMending<M extends Mending>(text: string | undefined, schema: z.ZodType<M>): M {
  try {
    return schema.parse(text ? JSON.parse(text) : {})
  } catch {
    throw new Problem('tables.mending-unreadable', 'caller')
  }
}
