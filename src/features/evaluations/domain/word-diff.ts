import { diffWordsWithSpace } from 'diff'
import { countWords } from '#kernel/text-measure.ts'

/** A run of text in both versions, in the older only, or in the newer only. */
export type DiffPart = { readonly state: 'same' | 'removed' | 'added'; readonly text: string }

export type TextDiff = {
  readonly parts: readonly DiffPart[]
  readonly removed: number
  readonly added: number
}

/** Beyond this many steps of the comparison the two texts have nothing in common worth showing. */
const MOST_STEPS = 4000

/** Compares two texts word by word. Same and removed parts make the older text, same and added ones the newer. */
export function diffTexts(before: string, after: string): TextDiff {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_STEPS })
  const parts: DiffPart[] = changes
    ? changes.map(({ added, removed, value }) => ({
        state: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }))
    : [
        { state: 'removed', text: before },
        { state: 'added', text: after },
      ]
  const words = (state: DiffPart['state']) =>
    parts.filter((part) => part.state === state).reduce((sum, part) => sum + countWords(part.text), 0)
  return { parts, removed: words('removed'), added: words('added') }
}
