import { codingProblem } from './coding-problem.ts'

/** A code of a codebook. Codes make a forest: `parentId` null stands at the top. */
export type Code = {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  /** What the code means, and when it is given or not. */
  readonly definition: string
  /** `#rrggbb`, or null. */
  readonly color: string | null
  /** Place among its siblings: smaller first, then by id. */
  readonly position: number
}

export type CodeNode<C extends Code = Code> = {
  readonly code: C
  readonly children: readonly CodeNode<C>[]
}

const inOrder = (a: Code, b: Code) => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Codes as a forest, siblings in order. A code whose parent is not among them stands at the top; those in a loop too. */
export function codeTree<C extends Code>(codes: readonly C[]): readonly CodeNode<C>[] {
  const known = new Set(codes.map(({ id }) => id))
  const within = new Map<string | null, C[]>()
  for (const code of [...codes].sort(inOrder)) {
    const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null
    const siblings = within.get(parent)
    if (siblings) siblings.push(code)
    else within.set(parent, [code])
  }
  const placed = new Set<string>()
  const nodeOf = (code: C): CodeNode<C> => {
    placed.add(code.id)
    const children = (within.get(code.id) ?? []).filter(({ id }) => !placed.has(id)).map(nodeOf)
    return { code, children }
  }
  const tops = (within.get(null) ?? []).map(nodeOf)
  // what no top leads to is a loop: its first code is shown as a top rather than lost
  for (const code of codes) if (!placed.has(code.id)) tops.push(nodeOf(code))
  return tops
}

/** The codes as the tree reads from top to bottom, each with its depth (0 at the top). */
export function flatCodes<C extends Code>(
  nodes: readonly CodeNode<C>[],
  depth = 0,
): { readonly code: C; readonly depth: number }[] {
  return nodes.flatMap(({ code, children }) => [{ code, depth }, ...flatCodes(children, depth + 1)])
}

/** The code and those above it, from the top down. Empty when the code is not known. */
export function codePath<C extends Code>(codes: readonly C[], id: string): C[] {
  const byId = new Map(codes.map((code) => [code.id, code]))
  const path: C[] = []
  for (let code = byId.get(id); code && !path.includes(code); ) {
    path.unshift(code)
    code = code.parentId === null ? undefined : byId.get(code.parentId)
  }
  return path
}

/** "Supply › Local farms › Prices" */
export function codePathName(codes: readonly Code[], id: string, between = ' › '): string {
  return codePath(codes, id)
    .map(({ name }) => name)
    .join(between)
}

/** Identifiers of the code and of all codes below it. */
export function withDescendants(codes: readonly Code[], id: string): ReadonlySet<string> {
  const below = new Set([id])
  for (let size = 0; size !== below.size; ) {
    size = below.size
    for (const code of codes) if (code.parentId !== null && below.has(code.parentId)) below.add(code.id)
  }
  return below
}

/** What a code changes when it is moved; nothing else of it does. */
export type CodeMove = { readonly id: string; readonly parentId: string | null; readonly position: number }

/**
 * Puts a code under another (null: at the top) as the `index`th of its siblings (0 first; beyond the end: last). Gives the codes
 * whose parent or position changes, siblings counted anew from 0.
 * @throws `coding.code-unknown`; `coding.code-would-loop` when the parent is the code itself or stands below it
 */
export function moveCode(
  codes: readonly Code[],
  id: string,
  to: { readonly parentId: string | null; readonly index: number },
): CodeMove[] {
  const code = requireCode(codes, id)
  if (to.parentId !== null) {
    const parent = requireCode(codes, to.parentId)
    if (withDescendants(codes, id).has(parent.id)) {
      throw codingProblem('coding.code-would-loop', { code: code.name, parent: parent.name })
    }
  }
  const siblings = codes.filter((each) => each.parentId === to.parentId && each.id !== id).sort(inOrder)
  const index = Math.max(0, Math.min(siblings.length, Math.trunc(to.index)))
  return [...siblings.slice(0, index), code, ...siblings.slice(index)]
    .map((each, position) => ({ each, move: { id: each.id, parentId: to.parentId, position } }))
    .filter(({ each, move }) => each.parentId !== move.parentId || each.position !== move.position)
    .map(({ move }) => move)
}

/** A passage that carries a code, as far as merging must know it. */
export type CodedPlace = {
  readonly id: string
  readonly sourceId: string
  readonly codeId: string
  readonly coderId: string
  readonly start: number
  readonly end: number
}

/** What changes when a code is merged into another. */
export type CodeMerge = {
  /** Code that goes, once all below is done. */
  readonly removed: string
  /** Passages that take the code that stays. */
  readonly recoded: readonly string[]
  /** Passages that would stand twice: same text, coder and place already carry the code that stays. */
  readonly dropped: readonly string[]
  /** Children of the code that goes, which come after those of the code that stays. */
  readonly moved: readonly CodeMove[]
  /** Definition of the code that stays: its own, then the other's where it says something else. */
  readonly definition: string
}

/**
 * Describes the merging of one code into another; changes nothing.
 * @throws `coding.code-unknown`, `coding.code-merged-with-itself`; `coding.code-would-loop` when the code that stays stands below the other
 */
export function mergeCodes(
  codes: readonly Code[],
  passages: readonly CodedPlace[],
  goes: string,
  stays: string,
): CodeMerge {
  const [gone, kept] = [requireCode(codes, goes), requireCode(codes, stays)]
  if (goes === stays) throw codingProblem('coding.code-merged-with-itself', { code: kept.name })
  if (withDescendants(codes, goes).has(stays)) {
    throw codingProblem('coding.code-would-loop', { code: gone.name, parent: kept.name })
  }
  const placeOf = ({ sourceId, coderId, start, end }: CodedPlace) =>
    JSON.stringify([sourceId, coderId, start, end])
  const taken = new Set(passages.filter(({ codeId }) => codeId === stays).map(placeOf))
  const recoded: string[] = []
  const dropped: string[] = []
  for (const passage of passages.filter(({ codeId }) => codeId === goes)) {
    const place = placeOf(passage)
    if (taken.has(place)) dropped.push(passage.id)
    else recoded.push(passage.id)
    taken.add(place)
  }
  const last = Math.max(
    -1,
    ...codes.filter(({ parentId }) => parentId === stays).map(({ position }) => position),
  )
  const moved = codes
    .filter(({ parentId }) => parentId === goes)
    .sort(inOrder)
    .map(({ id }, i) => ({ id, parentId: stays, position: last + 1 + i }))
  const said = [kept.definition, gone.definition].map((text) => text.trim()).filter((text) => text !== '')
  return { removed: goes, recoded, dropped, moved, definition: [...new Set(said)].join('\n\n') }
}

function requireCode(codes: readonly Code[], id: string): Code {
  const code = codes.find((each) => each.id === id)
  if (!code) throw codingProblem('coding.code-unknown', { id })
  return code
}
