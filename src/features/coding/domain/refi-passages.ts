import { codePointMap } from './code-points.ts'
import { codingProblem } from './coding-problem.ts'
import type { Passage, Source } from './passage.ts'
import {
  type LeftOut,
  LeftOutTally,
  type RefiCoding,
  type RefiSelection,
  type RefiStamp,
  type RefiText,
} from './refi-qda-model.ts'

/** A passage of a file; null: the file does not say who coded it. */
export type RefiPassage = Omit<Passage, 'coderId'> & { readonly coderId: string | null }

/**
 * Texts and passages of a file in our units (UTF-16). Each coding becomes a passage with the coding's GUID, its selection's description as memo, and the user
 * who made the coding, else the selection. A code on a text as a whole becomes a passage over all of it. What cannot stand is left out and counted.
 */
export function passagesFromRefi(texts: readonly RefiText[]): {
  readonly sources: readonly Source[]
  readonly passages: readonly RefiPassage[]
  readonly leftOut: readonly LeftOut[]
} {
  const leftOut = new LeftOutTally()
  const sources: Source[] = []
  const passages: RefiPassage[] = []
  for (const { guid, name, text, selections, codings } of texts) {
    if (text === null) {
      leftOut.add('TextSource', 'text-absent')
      if (selections.length > 0) leftOut.add('PlainTextSelection', 'text-absent', selections.length)
      continue
    }
    sources.push({ id: guid, title: name ?? '', text })
    const map = codePointMap(text)
    const add = (coding: RefiCoding, start: number, end: number, memo: string, user: string | null) =>
      passages.push({
        id: coding.guid,
        sourceId: guid,
        codeId: coding.codeGuid,
        coderId: coding.creatingUser ?? user,
        start,
        end,
        memo,
      })
    for (const selection of selections) {
      const [start, end] = [map.toUnit(selection.startPosition), map.toUnit(selection.endPosition)]
      if (start === undefined || end === undefined || start >= end) {
        leftOut.add('PlainTextSelection', 'outside-text')
        continue
      }
      if (selection.codings.length === 0) leftOut.add('PlainTextSelection', 'without-code')
      for (const coding of selection.codings)
        add(coding, start, end, selection.description ?? '', selection.creatingUser)
    }
    for (const coding of codings) {
      if (text === '') leftOut.add('Coding', 'outside-text')
      else add(coding, 0, text.length, '', null)
    }
  }
  return { sources, passages, leftOut: leftOut.list }
}

const UNSAID: RefiStamp = {
  creatingUser: null,
  creationDateTime: null,
  modifyingUser: null,
  modifiedDateTime: null,
}

/** How many characters of a passage name its selection, as other programs do. */
const NAME_LENGTH = 100

/**
 * Our texts and passages as a file has them: each passage a selection with one coding, positions in code points.
 * @param newGuid identifier of a selection; ours know only the coding's, which is the passage's
 * @throws `coding.passage-outside-text` for a passage that does not stand on its text
 */
export function passagesToRefi(
  sources: readonly Source[],
  passages: readonly Passage[],
  newGuid: () => string,
): RefiText[] {
  const bySource = Map.groupBy(passages, ({ sourceId }) => sourceId)
  return sources.map(({ id, title, text }) => {
    const map = codePointMap(text)
    return {
      ...UNSAID,
      guid: id,
      name: title,
      description: null,
      text,
      path: `internal://${id.replace(/[{}]/g, '')}.txt`,
      codings: [],
      noteGuids: [],
      selections: (bySource.get(id) ?? []).map((passage): RefiSelection => {
        const { start, end, coderId } = passage
        const [startPosition, endPosition] = [map.toCodePoint(start), map.toCodePoint(end)]
        if (startPosition === undefined || endPosition === undefined || start >= end)
          throw codingProblem('coding.passage-outside-text', { start, end, length: text.length })
        const words = Array.from(text.slice(start, end).replace(/\s+/g, ' ').trim())
        const name = words.length > NAME_LENGTH ? `${words.slice(0, NAME_LENGTH).join('')}…` : words.join('')
        return {
          ...UNSAID,
          guid: newGuid(),
          name,
          description: passage.memo === '' ? null : passage.memo,
          creatingUser: coderId,
          startPosition,
          endPosition,
          codings: [
            {
              guid: passage.id,
              codeGuid: passage.codeId,
              creatingUser: coderId,
              creationDateTime: null,
              noteGuids: [],
            },
          ],
          noteGuids: [],
        }
      }),
    }
  })
}
