/** @jsxImportSource preact */
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Form } from '#features/questionnaires/domain/form.ts'
import type { PreviewAsked, PreviewTold } from '#features/questionnaires/domain/form-preview.ts'
import { LANGS, type Lang } from '#kernel/words.ts'
import { newId } from '#platform/web/new-id.ts'
import './respondent-page.css'
import { filesOf } from '../domain/answer-files.ts'
import { FormScreen } from './form-screen.tsx'
import { sayRespondent } from './page-words.ts'
import { type Draft, nowHere } from './respondent.ts'
import { Screen } from './screen.tsx'

const files = new Map<string, Blob>()

function tell(told: PreviewTold) {
  window.parent.postMessage(told, window.location.origin)
}

function emptyDraft(form: Form): Draft {
  return {
    id: newId(),
    key: '',
    versionId: '',
    form,
    answers: {},
    page: null,
    startedAt: nowHere(),
    relay: null,
  }
}

/** The questions as a respondent sees them, while somebody writes them next to it. Nothing is kept or sent. */
function Preview() {
  const [asked, setAsked] = useState<PreviewAsked>()
  const [draft, setDraft] = useState<Draft>()
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent<PreviewAsked>) => {
      if (origin !== window.location.origin || source !== window.parent || data?.kind !== 'tablee-preview')
        return
      setAsked((before) => {
        if (before?.round !== data.round) setDone(false)
        return data
      })
      // another round begins anew; the same one keeps what was answered while the questions change
      setDraft((before) =>
        before?.versionId === data.round
          ? { ...before, form: data.form }
          : { ...emptyDraft(data.form), versionId: data.round },
      )
    }
    window.addEventListener('message', onMessage)
    tell({ kind: 'tablee-preview-ready' })
    return () => window.removeEventListener('message', onMessage)
  }, [])
  useEffect(() => {
    if (draft) tell({ kind: 'tablee-preview-answers', answers: draft.answers, page: draft.page })
  }, [draft])
  const lang: Lang = LANGS.find((each) => each === asked?.lang) ?? 'fr'
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  const say = sayRespondent(lang)
  if (!asked || !draft)
    return (
      <main id="main">
        <h1 class="lead">{say('page.loading')}</h1>
      </main>
    )
  const again = () => {
    setDraft({ ...emptyDraft(draft.form), versionId: draft.versionId })
    setDone(false)
  }
  if (isDone)
    return (
      <Screen title={say('preview.end')} say={say}>
        <p>{say('preview.end-text')}</p>
        <div class="bar">
          <button class="main" type="button" onClick={again}>
            {say('preview.again')}
          </button>
        </div>
      </Screen>
    )
  const respondent = {
    change: (edit: Partial<Pick<Draft, 'answers' | 'page'>>) =>
      setDraft((before) => before && { ...before, ...edit }),
    abandon: () => {
      for (const file of filesOf(draft.answers)) files.delete(file)
      again()
    },
    finish: async () => setDone(true),
    keepFile: async (file: Blob) => {
      const id = newId()
      files.set(id, file)
      return { file: id, mime: file.type.split(';')[0] ?? file.type, bytes: file.size }
    },
    readFile: async (file: string) => files.get(file),
    findPlaces: async () => [],
  }
  return (
    <FormScreen
      key={`${asked.round} ${asked.lang}`}
      respondent={respondent}
      state={{ look: null }}
      draft={draft}
      say={say}
      lang={lang}
      go={(screen) => screen === 'intro' && again()}
    />
  )
}

/** As on the page itself: its name stands above. */
function Top() {
  return (
    <header>
      <span class="brand">Tablée</span>
    </header>
  )
}

/** Waits for a form from the page around it: `/r/apercu`, in a frame of the editor alone. */
export function showPreview(root: HTMLElement): void {
  render(
    <>
      <Top />
      <Preview />
    </>,
    root,
  )
}
