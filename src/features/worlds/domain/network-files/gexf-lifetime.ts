import type { XmlElement } from '@rgrove/parse-xml'
import { readFileDay } from './file-values.ts'
import type { Lifetime, Spell } from './network-file.ts'
import { childElements } from './xml-tree.ts'

/** When a node or a tie of GEXF exists: its own bounds, its spells, or its timestamp. Null: nothing readable is said. */
export function gexfLifetime(element: XmlElement): Lifetime | null {
  const spells = childElements(element, 'spells')
    .flatMap((list) => childElements(list, 'spell'))
    .map(spellOf)
    .concat(intervalsOf(element.attributes.intervals ?? ''))
    .filter((spell) => spell !== null)
  const own = spellOf(element)
  return lifetimeOf(spells.length > 0 ? spells : own === null ? [] : [own])
}

/** One lifetime of several spells: from the first day to the last; an open bound keeps it open. */
export function lifetimeOf(spells: readonly Spell[]): Lifetime | null {
  const ordered = [...spells].sort((a, b) => compare(a.since ?? '', b.since ?? ''))
  const [first] = ordered
  if (!first) return null
  const ends = ordered.map(({ until }) => until)
  const until = ends.includes(null) ? null : ends.reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a))
  return { since: first.since, until, spells: ordered.length > 1 ? ordered : [] }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function spellOf({ attributes }: XmlElement): Spell | null {
  const { start, startopen, end, endopen, timestamp } = attributes
  return spell(start ?? startopen ?? timestamp, end ?? endopen ?? timestamp)
}

function spell(start: string | undefined, end: string | undefined): Spell | null {
  const since = start === undefined ? null : readFileDay(start, 'since')
  const until = end === undefined ? null : readFileDay(end, 'until')
  return since || until ? { since: since ?? null, until: until ?? null } : null
}

/** GEXF 1.3: "<[2009-01-01, 2010-01-01]; [2011-01-01, 2012-01-01]>" */
function intervalsOf(text: string): (Spell | null)[] {
  return [...text.matchAll(/\[([^,\]]*),([^,\]]*)[,\]]/g)].map(([, start, end]) => spell(start, end))
}
