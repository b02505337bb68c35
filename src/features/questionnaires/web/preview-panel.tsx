import { useEffect, useRef, useState } from 'react'
import { LANGS } from '#kernel/words.ts'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { type Answers, type Form, textIn, walkItems } from '../domain/form.ts'
import { PREVIEW_PATH, type PreviewAsked, type PreviewTold } from '../domain/form-preview.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

/** Mistakes with which questions can still be shown: they are being written. */
const SHOWN_ANYWAY: readonly string[] = ['list-empty', 'levels', 'calculation-missing', 'scale-ends'].map(
  (code) => `questionnaires.form-${code}`,
)

/** The respondents' own page in a frame, fed with the draft: nothing is kept or sent. */
export function PreviewPanel({ onAnswers }: { readonly onAnswers: (answers: Answers) => void }) {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const { form, tag, problems, evaluation } = useEditor()
  const frame = useRef<HTMLIFrameElement>(null)
  /** How often the frame was opened: each time it waits for the questions anew. */
  const [opened, setOpened] = useState(0)
  const [chosen, setChosen] = useState<string>(lang)
  const [round, setRound] = useState(newId)
  const isWhole = !problems.some(({ severity, code }) => severity === 'error' && !SHOWN_ANYWAY.includes(code))
  const [shown, setShown] = useState<Form | undefined>(isWhole ? form : undefined)
  useEffect(() => {
    if (isWhole) setShown(form)
  }, [form, isWhole])
  const tell = useRef(onAnswers)
  useEffect(() => {
    tell.current = onAnswers
  }, [onAnswers])
  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent<PreviewTold>) => {
      if (origin !== window.location.origin || source !== frame.current?.contentWindow) return
      if (data?.kind === 'tablee-preview-ready') setOpened((n) => n + 1)
      if (data?.kind === 'tablee-preview-answers') tell.current(data.answers)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [])
  useEffect(() => {
    if (opened === 0 || !shown) return
    const asked: PreviewAsked = { kind: 'tablee-preview', form: shown, lang: chosen, round }
    frame.current?.contentWindow?.postMessage(asked, window.location.origin)
  }, [opened, shown, chosen, round])
  const hidden = [...walkItems(form.items)].filter(
    ({ name }) => evaluation?.states.get(name)?.relevant === false,
  )
  return (
    <aside className="qn-preview" aria-label={say('preview.label')}>
      <div className="tb-row qn-preview-bar">
        <fieldset className="qn-langs" aria-label={say('preview.lang')}>
          {LANGS.map((each) => (
            <button
              key={each}
              type="button"
              className="qn-step"
              aria-pressed={chosen === each}
              onClick={() => setChosen(each)}
            >
              {say(`preview.lang-${each}`)}
            </button>
          ))}
        </fieldset>
        <Button look="quiet" onClick={() => setRound(newId())}>
          {say('preview.again')}
        </Button>
      </div>
      {!isWhole && (
        <p className="tb-notice">
          <span className="tb-notice-body">{say(shown ? 'preview.behind' : 'preview.wrong')}</span>
        </p>
      )}
      <iframe ref={frame} className="qn-phone" src={PREVIEW_PATH} title={say('preview.frame')} />
      <Disclosure title={say('preview.hidden', { n: hidden.length })}>
        {hidden.length === 0 ? (
          <p className="tb-soft">{say('preview.hidden-none')}</p>
        ) : (
          <ul className="qn-plain">
            {hidden.map((item) => (
              <li key={item.name}>{textIn(item.label, tag, form) || item.name}</li>
            ))}
          </ul>
        )}
      </Disclosure>
      <Disclosure title={say('preview.json')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
        <section tabIndex={0} className="qn-json" aria-label={say('preview.json')}>
          <pre className="tb-pre">{JSON.stringify(evaluation?.answers ?? {}, null, 2)}</pre>
        </section>
      </Disclosure>
    </aside>
  )
}
