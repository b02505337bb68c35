import './form.css'
import { type ReactNode, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import type { Saving } from './autosave.ts'
import { Button } from './button.tsx'
import type { Draft } from './draft.ts'
import { formatDay, useLang, useSay } from './lang.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { shellWords } from './shell-words.ts'
import { type FieldNames, StaleDialog } from './stale-dialog.tsx'

type SaveBarProps<T extends object> = {
  readonly saving: Saving<T>
  /** What each field is called, for the comparison of two versions. */
  readonly names: FieldNames<T>
  /** How a field's value is written in the comparison; as text unless told. */
  readonly show?: (field: keyof T & string, value: T) => string
  /** Other acts, at the right. */
  readonly children?: ReactNode
}

/** The foot of a form: its state in words, the button, and the two versions when there are two. */
export function SaveBar<T extends object>({ saving, names, show, children }: SaveBarProps<T>) {
  const say = useSay(shellWords)
  const [comparing, setComparing] = useState(true)
  const { state, problem, conflict } = saving
  return (
    <>
      <div className="tb-save-bar">
        {state === 'failed' && <NotSaved problem={problem} />}
        <Button
          look={state === 'saved' ? 'second' : 'main'}
          onClick={saving.saveNow}
          busy={state === 'saving'}
        >
          {say('save')}
        </Button>
        <span className="tb-save-state" data-state={state} role="status">
          {say(`save.${state}`)}
        </span>
        {conflict && (
          <Button look="second" onClick={() => setComparing(true)}>
            {say('save.compare')}
          </Button>
        )}
        {children}
      </div>
      {conflict && comparing && (
        <StaleDialog
          conflict={conflict}
          names={names}
          {...(show ? { show } : {})}
          onClose={() => setComparing(false)}
          onChoose={saving.resolve}
        />
      )}
    </>
  )
}

/** In the bar, hence in sight wherever one writes; a session that ended is opened again beside, the draft waits here. */
function NotSaved({ problem }: { readonly problem: unknown }) {
  const say = useSay(shellWords)
  const signedOut = problem instanceof Problem && problem.fault === 'anonymous'
  const { pathname, search } = window.location
  return (
    <div className="tb-save-problem">
      <ProblemNotice problem={problem} />
      {signedOut && (
        <a href={`/connexion?retour=${encodeURIComponent(pathname + search)}`}>{say('save.sign-in')}</a>
      )}
    </div>
  )
}

/** Says that a kept draft was found on opening, with the way back to the saved version. */
export function DraftFound<T>({ draft }: { readonly draft: Draft<T> }) {
  const say = useSay(shellWords)
  const { lang } = useLang()
  if (!draft.found) return null
  return (
    <div className="tb-notice" role="status">
      <div className="tb-notice-body tb-row">
        <p>{say('draft.found', { when: formatDay(draft.found, lang, true) })}</p>
        <Button look="quiet" onClick={draft.discard}>
          {say('draft.discard')}
        </Button>
      </div>
    </div>
  )
}
