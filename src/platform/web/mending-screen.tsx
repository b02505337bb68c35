import './mending-screen.css'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { Words } from '#kernel/words.ts'
import type { Mending } from '#platform/tables/mending.ts'
import type { MendingPreview } from '#platform/tables/mending-preview.ts'
import { tablesWords } from '#platform/tables/words.ts'
import { Button } from './button.tsx'
import { DropFile } from './drop-file.tsx'
import { formatDay, useLang, useSay } from './lang.tsx'
import { MendingBar } from './mending-bar.tsx'
import { MendingColumns } from './mending-columns.tsx'
import { findMendingDrafts } from './mending-draft.ts'
import { useEnteringProgress } from './mending-entering.ts'
import { MendingFile } from './mending-file.tsx'
import type { MendingMemory } from './mending-memory.ts'
import { MendingMistakes } from './mending-mistakes.tsx'
import { fileOfPaste, PasteTable, type PasteWords } from './mending-paste.tsx'
import { ProgressBar } from './mending-progress.tsx'
import { RememberedNotice } from './mending-remembered.tsx'
import { MendingRows } from './mending-rows.tsx'
import { type Evaluate, type MendingState, useMending } from './mending-state.ts'
import { viewMending } from './mending-view.ts'
import { mendingWords } from './mending-words.ts'
import { newId } from './new-id.ts'
import { ProblemNotice, useProblemText } from './problem-notice.tsx'
import { registerProblemWords } from './problem-words.ts'

// What is wrong with the file itself (damaged, locked, too large) has the same words for every feature.
registerProblemWords(tablesWords)

export type Entering<M extends Mending> = {
  readonly file: File
  readonly mending: M
  /** `all-or-nothing` when the screen saw no problem, `all-good-rows` when rows are left aside knowingly. */
  readonly mode: 'all-good-rows' | 'all-or-nothing'
  readonly preview: MendingPreview
  /** To be sent as `progress` where `memory` asks how far it is. */
  readonly progress: string
}

type MendingScreenProps<M extends Mending> = {
  /** Drafts of corrections are kept under it, one a file: `actors:${territoryId}`. */
  readonly storageKey: string
  /** What file is expected. */
  readonly title: string
  readonly help?: string
  readonly kinds?: readonly string[]
  /** Rows copied in a spreadsheet are taken too: words of the place where they are pasted. */
  readonly paste?: PasteWords
  /** What was pasted elsewhere and brought here: opened at once. */
  readonly offered?: string | undefined
  /** The feature's words: its `problem.<code>` sentences. */
  readonly words: Words
  /** Judges the file; must be stable (`useCallback`). */
  readonly evaluate: Evaluate<M>
  /** « Entrer 124 organisations ». */
  readonly enterLabel: (n: number) => string
  /** Enters the file; where to go next is the feature's business. A Problem that it throws is shown. */
  readonly onEnter: (entering: Entering<M>) => Promise<void>
  /** Remembers columns and follows the entering (`useImportMemory` of features/imports). */
  readonly memory?: MendingMemory | undefined
  /** The worker that reads and judges, where the feature judges in the browser; must be stable. */
  readonly startWorker?: () => Worker
  /** Something of the feature's own above the rows; `change` makes one undoable step. */
  readonly extra?: (state: { readonly mending: M; readonly change: (next: M) => void }) => ReactNode
}

const KINDS = ['csv', 'xlsx', 'xls', 'ods', 'txt', 'tsv']

/** An office file from drop to entering, mended on the way. See README.md, "The mending screen". */
export function MendingScreen<M extends Mending>(props: MendingScreenProps<M>) {
  const { storageKey, title, help, kinds = KINDS, paste, offered, evaluate, memory, startWorker } = props
  const state = useMending<M>(storageKey, evaluate, { memory, startWorker })
  const say = useSay(mendingWords)
  const tell = useProblemText()
  const { open } = state
  useEffect(() => {
    if (offered) open(fileOfPaste(offered))
  }, [offered, open])
  if (!state.file || (!state.table && !state.problem)) {
    return (
      <div className="tb-stack">
        <DraftsToResume storageKey={storageKey} />
        {paste && <PasteTable words={paste} onTable={state.open} />}
        <DropFile
          label={title}
          {...(help === undefined ? {} : { help })}
          kinds={kinds}
          onFile={state.open}
          reading={state.reading}
          error={state.problem === undefined ? undefined : tell(state.problem)}
        />
        {state.reading && (
          <ProgressBar key={state.reading} label={say('progress.reading')} progress={state.readingProgress} />
        )}
      </div>
    )
  }
  return <MendingOfFile {...props} state={state} />
}

function MendingOfFile<M extends Mending>(
  props: MendingScreenProps<M> & { readonly state: MendingState<M> },
) {
  const { state, words, extra, enterLabel, onEnter, memory } = props
  const say = useSay(mendingWords)
  const { lang } = useLang()
  const { file, table, mending, preview, change, resumed } = state
  const [entering, setEntering] = useState<string>()
  const entered = useEnteringProgress(entering, memory)
  const [refused, setRefused] = useState<unknown>()
  const view = useMemo(
    () => (table && preview ? viewMending(table, mending, preview) : undefined),
    [table, mending, preview],
  )
  const enter = async () => {
    if (!file || !preview) return
    const progress = newId()
    setEntering(progress)
    setRefused(undefined)
    const { problem, doubt } = preview.counts
    const mode = problem + doubt > 0 ? 'all-good-rows' : 'all-or-nothing'
    try {
      await onEnter({ file, mending, mode, preview, progress })
      state.forget()
    } catch (failure) {
      setRefused(failure)
      state.retry()
    } finally {
      setEntering(undefined)
    }
  }
  return (
    <div className="tb-mend">
      <MendingFile state={state} />
      {resumed && (
        <div className="tb-notice" role="status">
          <div className="tb-notice-body tb-row">
            <p>{say('draft.resumed', { when: formatDay(resumed, lang, true) })}</p>
            <Button look="quiet" onClick={() => change({} as M)}>
              {say('draft.restart')}
            </Button>
          </div>
        </div>
      )}
      <RememberedNotice state={state} memory={memory} />
      <ProblemNotice problem={state.problem} onRetry={state.retry} />
      {!view && !state.problem && (
        <>
          <p className="tb-soft" role="status">
            {say('judging')}
          </p>
          <ProgressBar label={say('judging')} progress={undefined} />
        </>
      )}
      {view && (
        <>
          {extra?.({ mending, change })}
          <MendingColumns view={view} mending={mending} change={change} words={words} />
          <MendingMistakes view={view} mending={mending} change={change} words={words} />
          <MendingRows
            view={view}
            mending={mending}
            change={change}
            words={words}
            undo={state.undo}
            redo={state.redo}
          />
          <ProblemNotice problem={refused} />
          <MendingBar
            counts={view.preview.counts}
            waits={view.headerProblems.length > 0}
            judging={state.judging}
            entering={entering !== undefined}
            enterLabel={enterLabel}
            onEnter={() => void enter()}
            undo={state.undo}
            redo={state.redo}
            progress={
              entering !== undefined && (
                <ProgressBar key={entering} label={say('progress.entering')} progress={entered} />
              )
            }
          />
        </>
      )}
    </div>
  )
}

/** The browser keeps corrections, never files: says which file to drop again. */
function DraftsToResume({ storageKey }: { readonly storageKey: string }) {
  const say = useSay(mendingWords)
  const { lang } = useLang()
  const [drafts] = useState(() => findMendingDrafts(storageKey))
  if (drafts.length === 0) return null
  const names = drafts.map(({ fileName, at }) =>
    say('draft.name', { name: fileName, when: formatDay(at, lang, true) }),
  )
  return (
    <div className="tb-notice" role="status">
      <div className="tb-notice-body">
        {say('draft.found', { n: drafts.length, names: names.slice(0, 3).join(' ; ') })}
      </div>
    </div>
  )
}
