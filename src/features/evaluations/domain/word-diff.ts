import { diffArrays } from 'diff'
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

/** Words as people see them (« 1,70 », « l’été », « vice-présidente » are one), signs one by one, blanks as they stand. */
function splitWords(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+(?:[’'.,-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu) ?? []
}

/** Compares two texts word by word. Same and removed parts make the older text, same and added ones the newer. */
export function diffTexts(before: string, after: string): TextDiff {
  const changes = diffArrays(splitWords(before), splitWords(after), { maxEditLength: MOST_STEPS })
  const parts: DiffPart[] = changes
    ? changes.map(({ added, removed, value }) => ({
        state: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { state: 'removed', text: before },
        { state: 'added', text: after },
      ]
  const runs = joinRuns(parts)
  const words = (state: DiffPart['state']) =>
    runs.filter((part) => part.state === state).reduce((sum, part) => sum + countWords(part.text), 0)
  return { parts: runs, removed: words('removed'), added: words('added') }
}

/**
 * « La carotte qui » → « Aline et les » is one phrase for another, not three words for three: changes with nothing
 * but blanks between them become one removal and one addition.
 */
function joinRuns(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  let run: DiffPart[] = []
  const close = () => {
    const tail = run.at(-1)?.state === 'same' ? run.slice(-1) : []
    joined.push(...joinRun(run.slice(0, run.length - tail.length)), ...tail)
    run = []
  }
  for (const part of parts) {
    const isBlank = part.state === 'same' && part.text.trim() === ''
    if (part.state !== 'same' || (isBlank && run.length > 0)) run.push(part)
    else {
      close()
      joined.push(part)
    }
  }
  close()
  return joined
}

/** A run that only removes, or only adds, stays as it is: its blanks are in both texts. */
function joinRun(run: readonly DiffPart[]): readonly DiffPart[] {
  const textWithout = (other: DiffPart['state']) =>
    run
      .filter(({ state }) => state !== other)
      .map(({ text }) => text)
      .join('')
  const states = new Set(run.map(({ state }) => state))
  if (!states.has('removed') || !states.has('added')) return run
  return [
    { state: 'removed', text: textWithout('added') },
    { state: 'added', text: textWithout('removed') },
  ]
}
