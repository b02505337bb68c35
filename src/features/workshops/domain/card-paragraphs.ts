const BREAK = '\n\n'

/** A card with one more paragraph at its end. */
export function appendParagraph(card: string, paragraph: string): string {
  const before = card.trimEnd()
  return before === '' ? paragraph : `${before}${BREAK}${paragraph}`
}

/**
 * A card without a paragraph that was appended to it; undefined when it no longer stands there word for word. Of equal
 * paragraphs the last one goes.
 */
export function removeParagraph(card: string, paragraph: string): string | undefined {
  if (card === paragraph) return ''
  if (card.endsWith(BREAK + paragraph)) return card.slice(0, -(BREAK.length + paragraph.length))
  if (card.startsWith(paragraph + BREAK)) return card.slice(paragraph.length + BREAK.length)
  const at = card.lastIndexOf(BREAK + paragraph + BREAK)
  return at < 0 ? undefined : card.slice(0, at) + card.slice(at + BREAK.length + paragraph.length)
}
