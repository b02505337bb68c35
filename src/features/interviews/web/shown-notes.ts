import type { InterviewNote } from '../contract.ts'

/** A note on its way: what `PUT …/notes/{noteId}` takes. */
export type NoteAct = Pick<
  InterviewNote,
  'text' | 'atSeconds' | 'isVerbatim' | 'itemId' | 'position' | 'revision'
> & { readonly noteId: string }

/** A note as it is shown: of the server, or still on its way. */
export type ShownNote = NoteAct & { readonly version: number; readonly isWaiting: boolean }

/** What the server holds with what still waits on top, in the order of positions; of one note the highest revision. */
export function mergeNotes(
  kept: readonly InterviewNote[],
  waiting: readonly NoteAct[],
): readonly ShownNote[] {
  const shown = new Map<string, ShownNote>(
    kept.map(({ id, ...note }) => [id, { ...note, noteId: id, isWaiting: false }]),
  )
  for (const act of waiting) {
    const before = shown.get(act.noteId)
    if (!before || before.revision < act.revision)
      shown.set(act.noteId, { ...act, version: before?.version ?? 0, isWaiting: true })
  }
  return [...shown.values()].toSorted((a, b) => a.position - b.position)
}

/** Where the next note stands: after all others. */
export function nextPosition(notes: readonly Pick<ShownNote, 'position'>[]): number {
  return notes.reduce((last, { position }) => Math.max(last, position), 0) + 1
}
