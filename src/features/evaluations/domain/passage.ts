const SENTENCES = new Intl.Segmenter('fr', { granularity: 'sentence' })

/** A text cut into sentences, each with its own blanks taken off; together they hold all of its words. */
export function splitSentences(text: string): readonly string[] {
  return [...SENTENCES.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')
}

/** The chosen sentences in the order of the text; a gap between two of them is said by « […] ». */
export function joinPassage(sentences: readonly string[], chosen: ReadonlySet<number>): string {
  let said = ''
  let previous: number | undefined
  sentences.forEach((sentence, at) => {
    if (!chosen.has(at)) return
    if (previous !== undefined) said += at === previous + 1 ? ' ' : ' […] '
    said += sentence
    previous = at
  })
  return said
}
