import { describe, expect, it } from 'vitest'
import type { Mending } from './mending.ts'
import { mendingSchema } from './mending-contract.ts'

const FULL: Mending = {
  reading: { sheet: 'Achats', encoding: 'windows-1252', separator: ';', quotes: false, unwrapLines: true },
  headerRow: null,
  columns: { price: 4, supplier: null },
  constants: { localDefinition: 'PAT' },
  droppedColumns: [7],
  cells: { '12:price': '4,50' },
  excludedRows: [3],
  acceptedRows: [9],
  skipEmptyRows: true,
}

describe('a mending sent to the server', () => {
  it('arrives as it was, whole or empty', () => {
    expect(mendingSchema.parse(JSON.parse(JSON.stringify(FULL)))).toEqual(FULL)
    expect(mendingSchema.parse({})).toEqual({})
  })

  it.each([
    { unknown: 1 },
    { headerRow: 0 },
    { headerRow: 1.5 },
    { columns: { price: -1 } },
    { cells: { price: 'x' } },
    { cells: { '1:price': 'x'.repeat(2_001) } },
    { reading: { encoding: 'latin-9' } },
    { skipEmptyRows: 'yes' },
  ])('%j is refused', (wrong) => {
    expect(mendingSchema.safeParse(wrong).success).toBe(false)
  })
})
