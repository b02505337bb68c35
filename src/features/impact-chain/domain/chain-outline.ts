import { type ChainElement, type ChainLinkEdge, ELEMENT_TYPES, type ElementType } from './impact-chain.ts'

type OutlinedElement = Pick<ChainElement, 'id' | 'type' | 'statement'>
type OutlinedLink = Pick<ChainLinkEdge, 'id' | 'from' | 'to' | 'sign' | 'confidence' | 'feedback'>

export type OutlineColumn<E extends OutlinedElement = OutlinedElement> = {
  readonly type: ElementType
  /** In the order in which they were given: a column never reshuffles under the reader's eyes. */
  readonly elements: readonly E[]
}

/** Columns of the chain by type, in the order of the method; empty ones too, so that they can be filled. */
export function arrangeInColumns<E extends OutlinedElement>(elements: readonly E[]): OutlineColumn<E>[] {
  return ELEMENT_TYPES.map((type) => ({ type, elements: elements.filter((e) => e.type === type) }))
}

export type OutlineRow =
  | { readonly kind: 'column'; readonly type: ElementType; readonly count: number }
  | { readonly kind: 'element'; readonly id: string; readonly type: ElementType; readonly statement: string }
  | {
      readonly kind: 'link'
      readonly id: string
      readonly sign: '+' | '-'
      readonly confidence: number
      readonly feedback: boolean
      readonly toId: string
      readonly toStatement: string
    }

/** The chain as a list to read from top to bottom: each non-empty column, its elements, and where each leads. */
export function outlineRows(
  elements: readonly OutlinedElement[],
  links: readonly OutlinedLink[],
): OutlineRow[] {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const leaving = Map.groupBy(links, (link) => link.from)
  return arrangeInColumns(elements)
    .filter((column) => column.elements.length > 0)
    .flatMap((column): OutlineRow[] => [
      { kind: 'column', type: column.type, count: column.elements.length },
      ...column.elements.flatMap((element): OutlineRow[] => [
        { kind: 'element', id: element.id, type: element.type, statement: element.statement },
        ...(leaving.get(element.id) ?? []).flatMap((link): OutlineRow[] => {
          const to = byId.get(link.to)
          if (!to) return []
          const { id, sign, confidence, feedback } = link
          return [{ kind: 'link', id, sign, confidence, feedback, toId: to.id, toStatement: to.statement }]
        }),
      ]),
    ])
}

/** The outline as plain text, with the names of the columns in the reader's language. */
export function formatOutline(rows: readonly OutlineRow[], nameOf: (type: ElementType) => string): string {
  return rows
    .map((row) => {
      if (row.kind === 'column') return `${nameOf(row.type)} (${row.count})`
      if (row.kind === 'element') return `  ${row.statement}`
      return `    ${row.feedback ? '↺' : '→'} ${row.sign === '-' ? '−' : '+'} ${row.toStatement} (${row.confidence}/4)`
    })
    .join('\n')
}
