import { describe, expect, it } from 'vitest'
import { parsePeriod } from './period-text.ts'

describe('a period as offices write it', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2024-2025', '2024-01-01', '2025-12-31'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['02/2024', '2024-02-01', '2024-02-29'],
    ['Février 2024', '2024-02-01', '2024-02-29'],
    ['août 2025', '2025-08-01', '2025-08-31'],
    ['T1 2025', '2025-01-01', '2025-03-31'],
    ['2025 Q4', '2025-10-01', '2025-12-31'],
    ['S2 2025', '2025-07-01', '2025-12-31'],
    ['31/12/2025', '2025-12-31', '2025-12-31'],
    ['45658', '2025-01-01', '2025-01-01'],
    ['du 01/03/2025 au 31/05/2025', '2025-03-01', '2025-05-31'],
    ['2025-03-01/2025-05-31', '2025-03-01', '2025-05-31'],
  ])('%s goes from %s to %s', (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ from, to })
  })

  it.each(['', 'hier', 'T5 2025', 'S3 2025', '13/2025', '31/02/2025', '2025-05-31/2025-03-01', '12'])(
    '“%s” is none',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined()
    },
  )

  it('is read in the order of days that the file has', () => {
    expect(parsePeriod('03/04/2025', 'day-first')?.from).toBe('2025-04-03')
    expect(parsePeriod('03/04/2025', 'month-first')?.from).toBe('2025-03-04')
  })
})
