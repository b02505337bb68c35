import { foldText } from '#kernel/text-measure.ts'

export type TieDirection = 'directed' | 'mutual'

const DIRECTED = new Set(['directed', 'dirige', 'dirigee', 'oriente', 'orientee', '->', '→'])
const MUTUAL = new Set([
  'undirected',
  'mutual',
  'non dirige',
  'non dirigee',
  'non oriente',
  'non orientee',
  'mutuel',
  'mutuelle',
  'reciproque',
  '<->',
  '↔',
  '—',
])

/** How a word of Kumu, Gephi or a person directs a tie: one way, or both (which an undirected one does too). */
export function tieDirection(text: string): TieDirection | undefined {
  const word = foldText(text.trim())
  return DIRECTED.has(word) ? 'directed' : MUTUAL.has(word) ? 'mutual' : undefined
}
