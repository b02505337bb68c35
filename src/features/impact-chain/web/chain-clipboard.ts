import type { ChainChange } from '../domain/chain-change.ts'
import type { NewElementValues, NewLinkValues } from '../domain/chain-record.ts'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import { type Edit, endOf, type NewId } from './chain-edits.ts'
import type { Chain } from './impact-chain-api.ts'

/** Says that a text of the clipboard is a piece of a chain. */
const TAG = 'tablee/impact-chain'

type Piece = {
  readonly type: typeof TAG
  readonly elements: readonly (NewElementValues & { readonly key: string })[]
  readonly links: readonly (Omit<NewLinkValues, 'fromId' | 'toId'> & {
    readonly from: string
    readonly to: string
  })[]
}

/** The chosen elements and the links between them, as a text that another evaluation or tab can read. */
export function copyPiece(chain: Chain, ids: ReadonlySet<string>): string {
  const elements = chain.elements
    .filter((each) => ids.has(each.id))
    .map(({ id, type, statement, who, stakeholders, sign, intended, sat, details }) => ({
      ...{ key: id, type, statement, who, stakeholders, sign, intended, sat, details },
    }))
  const links = chain.links
    .filter((link) => ids.has(link.from) && ids.has(link.to))
    .map(({ from, to, sign, strength, confidence, feedback, delay, note }) => ({
      ...{ from, to, sign, strength, confidence, feedback, delay, note },
    }))
  const piece: Piece = { type: TAG, elements, links }
  return JSON.stringify(piece)
}

/** A piece of a chain; else one element a line, of the type that a line before them names or of the given one. */
export type Pasted =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'lines'; readonly lines: readonly NewElementValues[] }

export function readPasted(
  text: string,
  type: ElementType,
  typeCalled: (name: string) => ElementType | undefined,
): Pasted | undefined {
  const piece = readPiece(text)
  if (piece) return { kind: 'piece', piece }
  const lines = readLines(text, type, typeCalled)
  return lines.length > 0 ? { kind: 'lines', lines } : undefined
}

function readPiece(text: string): Piece | undefined {
  if (!text.includes(TAG)) return undefined
  try {
    const found = JSON.parse(text) as Partial<Piece>
    if (found.type !== TAG || !Array.isArray(found.elements) || !Array.isArray(found.links)) return undefined
    const isElement = (each: Partial<NewElementValues>) =>
      typeof each.statement === 'string' && ELEMENT_TYPES.some((known) => known === each.type)
    const isLink = (each: { from?: unknown; to?: unknown } | null) =>
      typeof each?.from === 'string' && typeof each.to === 'string'
    const isPiece = found.elements.every(isElement) && found.links.every(isLink)
    return isPiece ? (found as Piece) : undefined
  } catch {
    return undefined
  }
}

const MOST_LINES = 500

/** Bullets, numbers and tabs before a sentence say nothing; arrows of our own outline are links, not elements. */
function readLines(
  text: string,
  first: ElementType,
  typeCalled: (name: string) => ElementType | undefined,
): NewElementValues[] {
  let type = first
  return text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .flatMap((line): NewElementValues[] => {
      if (/^\s*[→↺]/u.test(line)) return []
      const statement = line.replace(/^[\s•·▪◦*#>–—-]*(?:\d{1,3}[.)]\s+)?/u, '').trim()
      if (statement === '') return []
      const named = typeCalled(statement.replace(/\s*\(\d+\)\s*$|\s*:\s*$/u, ''))
      if (named) {
        type = named
        return []
      }
      return [{ type, statement: statement.slice(0, 300) }]
    })
}

/** The pasted elements at the end of their columns, with new identifiers. */
export function pasteEdit(chain: Chain, newId: NewId, pasted: Pasted): Edit & { readonly ids: string[] } {
  const ends = new Map<ElementType, number>()
  const next = (type: ElementType) => {
    const position = ends.get(type) ?? endOf(chain, type)
    ends.set(type, position + 1024)
    return position
  }
  const ids = new Map<string, string>()
  const elements = pasted.kind === 'piece' ? pasted.piece.elements : pasted.lines
  const created = elements.map((element, k): ChainChange => {
    const id = newId()
    const { key, ...values } = { key: String(k), ...element }
    ids.set(key, id)
    return { do: 'create-element', id, values: { ...values, position: next(values.type) } }
  })
  const links = pasted.kind === 'piece' ? pasted.piece.links : []
  const tied = links.flatMap(({ from, to, ...values }): ChainChange[] => {
    const [fromId, toId] = [ids.get(from), ids.get(to)]
    return fromId && toId ? [{ do: 'create-link', id: newId(), values: { ...values, fromId, toId } }] : []
  })
  return {
    ids: [...ids.values()],
    name: { code: 'paste', n: created.length, statement: elements[0]?.statement ?? '' },
    changes: [...created, ...tied],
  }
}
