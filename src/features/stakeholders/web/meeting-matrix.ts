import { CHAIN_LINKS, type ChainLink } from '#features/evaluations/domain/perimeter.ts'
import type { Guest } from '../domain/composition.ts'
import { LEVELS } from '../domain/ratings.ts'
import { URBAL_GROUPS, type UrbalGroup } from '../domain/stakeholder.ts'
import type { Rated } from './rated.ts'

/** What the composition check asks of a stakeholder. */
export function guestOf({ id, record }: Rated): Guest {
  return {
    id,
    urbalGroup: record.urbalGroup,
    links: CHAIN_LINKS.filter((link) => record.links.includes(link)),
    worlds: record.worlds,
    power: LEVELS.find((level) => level === record.power) ?? null,
  }
}

export type MatrixRow = {
  /** `null`: the group of these guests is not said. */
  readonly group: UrbalGroup | null
  /** Names at each link, in the order of the links given. */
  readonly cells: readonly { readonly link: ChainLink; readonly names: readonly string[] }[]
  /** Guests of the group of whom no link is said. */
  readonly withoutLink: readonly string[]
}

/** Groups × links of the chain with the names of those who are there; a row of unsaid groups only when there is one. */
export function buildMatrix(guests: readonly Rated[], links: readonly ChainLink[]): MatrixRow[] {
  const rowOf = (group: UrbalGroup | null): MatrixRow => {
    const own = guests.filter((guest) => guest.record.urbalGroup === group)
    return {
      group,
      cells: links.map((link) => ({
        link,
        names: own.filter((guest) => guest.record.links.includes(link)).map((guest) => guest.name),
      })),
      withoutLink: own
        .filter((guest) => !links.some((link) => guest.record.links.includes(link)))
        .map((guest) => guest.name),
    }
  }
  const hasUnsaid = guests.some((guest) => guest.record.urbalGroup === null)
  return [...URBAL_GROUPS.map(rowOf), ...(hasUnsaid ? [rowOf(null)] : [])]
}

/** Who of the map could fill what is absent: not there yet, the most important first. */
export function findCandidates(
  all: readonly Rated[],
  here: ReadonlySet<string>,
  lacks: { readonly group?: UrbalGroup; readonly link?: ChainLink; readonly world?: string },
): Rated[] {
  return all
    .filter(({ id, record }) => {
      if (here.has(id)) return false
      if (lacks.group) return record.urbalGroup === lacks.group
      if (lacks.link) return record.links.includes(lacks.link)
      return lacks.world !== undefined && record.worlds.includes(lacks.world)
    })
    .toSorted((a, b) => (b.summary.importance.median ?? -1) - (a.summary.importance.median ?? -1))
}
