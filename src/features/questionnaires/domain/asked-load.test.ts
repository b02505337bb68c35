import { describe, expect, it } from 'vitest'
import { type Asking, loadByGroup } from './asked-load.ts'

const asking = (group: string, minutes: number, people: number | null): Asking => ({
  group,
  questionnaire: `q${minutes}`,
  minutes,
  people,
})

describe('what a public is asked for', () => {
  it('adds up over questionnaires, under one name however it is written', () => {
    const [producers, cooks] = loadByGroup([
      asking('Cuisiniers', 5, 12),
      asking('Éleveurs', 10, 30),
      asking('eleveurs ', 4.5, 60),
    ])
    expect(producers).toMatchObject({ group: 'Éleveurs', minutesEach: 14.5, hours: 9.5 })
    expect(cooks).toMatchObject({ group: 'Cuisiniers', minutesEach: 5, hours: 1 })
  })

  it('knows no total where one number of people is missing', () => {
    expect(loadByGroup([asking('A', 10, 30), asking('A', 5, null)])[0]?.hours).toBeNull()
  })
})
