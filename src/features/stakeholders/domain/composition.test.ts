import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { COMPENSATIONS, checkComposition, type Guest } from './composition.ts'
import { LEVELS } from './ratings.ts'
import { URBAL_GROUPS } from './stakeholder.ts'

const WORLDS = ['bio', 'cantines', 'chasse', 'marchés']
const guests: fc.Arbitrary<Guest[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    urbalGroup: fc.option(fc.constantFrom(...URBAL_GROUPS), { nil: null }),
    links: fc.subarray([...CHAIN_LINKS], { maxLength: 3 }),
    worlds: fc.subarray(WORLDS, { maxLength: 2 }),
    power: fc.option(fc.constantFrom(...LEVELS), { nil: null }),
  }),
  { maxLength: 24, selector: (guest) => guest.id },
)

describe('the composition of a meeting', () => {
  it('tells who is missing as one would by looking at every guest', () => {
    fc.assert(
      fc.property(
        guests,
        fc.subarray([...CHAIN_LINKS]),
        fc.subarray([...COMPENSATIONS]),
        (room, links, planned) => {
          const check = checkComposition(room, { links, worlds: WORLDS }, planned)
          for (const group of URBAL_GROUPS) {
            const there = room.some((guest) => guest.urbalGroup === group)
            expect([check.groupsPresent.includes(group), check.groupsAbsent.includes(group)]).toEqual([
              there,
              !there,
            ])
          }
          for (const link of CHAIN_LINKS) {
            const there = room.some((guest) => guest.links.includes(link))
            const wanted = links.length === 0 || links.includes(link)
            expect([check.linksPresent.includes(link), check.linksAbsent.includes(link)]).toEqual([
              there,
              wanted && !there,
            ])
          }
          for (const world of WORLDS) {
            const there = room.some((guest) => guest.worlds.includes(world))
            expect([check.worldsPresent.includes(world), check.worldsAbsent.includes(world)]).toEqual([
              there,
              !there,
            ])
          }
          let widest: number | null = null
          for (const a of room)
            for (const b of room)
              if (a.id !== b.id && a.power !== null && b.power !== null)
                widest = Math.max(widest ?? 0, a.power - b.power)
          expect(check.powerGap).toBe(widest)
          const powerful = room.filter(({ power }) => power === 3 || power === 4)
          const weak = room.filter(({ power }) => power === 0 || power === 1)
          expect(check.powerfulAlone).toBe(powerful.length === 1 && room.length > 1 ? powerful[0]?.id : null)
          expect(check.weakAlone).toBe(weak.length === 1 && room.length > 1 ? weak[0]?.id : null)
          expect(check.compensationMissing).toBe(
            powerful.length > 0 && weak.length > 0 && planned.length === 0,
          )
          expect(check.unsaidPower.length).toBe(room.filter(({ power }) => power === null).length)
          expect(check.sizeVerdict).toBe(room.length < 6 ? 'too-few' : room.length > 20 ? 'too-many' : 'good')
        },
      ),
    )
  })

  it('does not take an unsaid power for no power', () => {
    const guest = (id: string, power: Guest['power']): Guest => ({
      id,
      urbalGroup: null,
      links: [],
      worlds: [],
      power,
    })
    const check = checkComposition([guest('a', 4), guest('b', null)], { worlds: [] }, [])
    expect(check).toMatchObject({ powerGap: null, weakAlone: null, compensationMissing: false })
    expect(check).toMatchObject({ powerfulAlone: 'a', unsaidPower: ['b'], unsaidGroup: ['a', 'b'] })
  })
})
