import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import type { Line } from '#features/framework/web/framework-state.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { FieldsPresence } from '#platform/web/live-presence.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Questionnaire } from '../contract.ts'
import { buildForm } from '../domain/compiled-form.ts'
import type { Answers, Form } from '../domain/form.ts'
import { changesBetween } from '../domain/form-changes.ts'
import { compileForm } from '../domain/form-compiling.ts'
import { findItem } from '../domain/form-editing.ts'
import { evaluateForm } from '../domain/form-evaluator.ts'
import { EditorContext, type EditorState } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { useFormHistory } from './form-history.ts'
import { FormSettings } from './form-settings.tsx'
import { ItemEditor } from './item-editor.tsx'
import { Outline } from './outline.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { fromForm, toForm } from './questionnaire-draft.ts'
import { useQuestionnairesApi, useQuestionnairesChanged } from './questionnaires-api.ts'
import { StatusLine } from './status-line.tsx'
import { useEditorKeys } from './use-editor-keys.ts'
import { useRemoveItem } from './use-remove-item.ts'
import { useWide } from './use-wide.ts'
import { VersionsPanel } from './versions-panel.tsx'

const TABS = ['questions', 'preview', 'versions'] as const
type Tab = (typeof TABS)[number]

type EditorProps = {
  readonly here: EvaluationHere
  readonly record: Questionnaire
  readonly lines: readonly Line[]
}

/** Outline, the open item, the preview; saved by itself. */
export function Editor({ here, record, lines }: EditorProps) {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const api = useQuestionnairesApi()
  const changed = useQuestionnairesChanged(here.evaluation.id)
  const queries = useQueryClient()
  const { draft, version } = useRecordDraft(`questionnaire:${record.id}`, record, toForm)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const saving = useSaving({
    draft,
    version,
    save: (_, at, change) =>
      api.questionnaires.update({ ...scope, id: record.id, version: at, ...change(fromForm) }),
    read: toForm,
    onSaved: (saved: Questionnaire) => {
      queries.setQueryData(['questionnaires', here.evaluation.id, record.id, 'draft'], saved)
      void changed()
    },
  })
  const { form } = draft.value
  const [tab, setTab] = useState<Tab>('questions')
  const [selected, setSelected] = useState(form.items[0]?.name ?? '')
  const [answers, setAnswers] = useState<Answers>()
  const isWide = useWide()
  const pane = useRef<HTMLDivElement>(null)
  const wanted = useRef<string>(undefined)
  const { patch } = draft
  const write = useCallback((next: Form) => patch({ form: next }), [patch])
  const history = useFormHistory(form, selected, write)
  const compilation = useMemo(() => compileForm(form), [form])
  const tag = form.languages.find((each) => each.tag === lang)?.tag ?? form.languages[0]?.tag ?? 'und'
  const evaluation = useMemo(() => {
    if (!answers) return undefined
    const now = new Date().toISOString()
    return evaluateForm(
      buildForm(form),
      answers,
      { now, today: now.slice(0, 10), lang: tag },
      { final: false },
    )
  }, [form, answers, tag])
  const open = selected === '' || findItem(form, selected) ? selected : ''

  const select = useCallback((name: string, field?: string) => {
    setTab('questions')
    setSelected(name)
    wanted.current = field ?? ''
  }, [])
  useEffect(() => {
    if (wanted.current === undefined) return
    const field = wanted.current
    wanted.current = undefined
    // on a phone the item stands under the outline
    if (window.matchMedia('(max-width: 60em)').matches) pane.current?.scrollIntoView({ block: 'start' })
    const place = field === '' ? null : pane.current?.querySelector(`[data-field="${field}"]`)
    if (!(place instanceof HTMLElement)) return
    place.closest('details')?.setAttribute('open', '')
    const control = place.matches('input, textarea, select')
      ? place
      : place.querySelector<HTMLElement>('input, textarea, select, button')
    control?.focus()
  })
  const step = (way: 'undo' | 'redo') => {
    const before = history[way]()
    if (before !== undefined) setSelected(before)
  }
  const edit: EditorState['edit'] = (next, merge, nextSelected) => {
    if (!here.mayWrite) return
    history.edit(next, open, merge)
    if (nextSelected !== undefined) setSelected(nextSelected)
  }
  const remove = useRemoveItem(form, tag, edit)
  const state: EditorState = {
    form,
    tag,
    problems: compilation.problems,
    selected: open,
    mayWrite: here.mayWrite,
    lines,
    evaluation,
    select,
    edit,
    remove,
  }
  const onKeys = useEditorKeys(state, step)
  useShortcut('p', say('tab.preview'), () => setTab('preview'))
  useShortcut('v', say('tab.versions'), () => setTab('versions'))
  useShortcut('q', say('tab.questions'), () => setTab('questions'))
  const shown = isWide && tab === 'preview' ? 'questions' : tab
  return (
    <EditorContext value={state}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole editor; each has its button too */}
      <div className="qn-editor" onKeyDown={onKeys}>
        <DraftFound draft={draft} />
        <StatusLine />
        <div className="qn-bar">
          <div className="qn-tabs" role="tablist" aria-label={say('tab.label')}>
            {TABS.filter((each) => !isWide || each !== 'preview').map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                id={`qn-tab-${each}`}
                aria-selected={shown === each}
                aria-controls="qn-panel"
                onClick={() => setTab(each)}
              >
                {say(`tab.${each}`)}
              </button>
            ))}
          </div>
          {here.mayWrite && (
            <div className="tb-row">
              <button
                type="button"
                className="qn-step"
                disabled={!history.canUndo}
                onClick={() => step('undo')}
                title="Ctrl+Z"
              >
                <SignIcon sign="undo" size={18} /> {say('undo')}
              </button>
              <button
                type="button"
                className="qn-step qn-redo"
                disabled={!history.canRedo}
                onClick={() => step('redo')}
                title="Ctrl+Maj+Z"
              >
                <SignIcon sign="undo" size={18} /> {say('redo')}
              </button>
            </div>
          )}
        </div>
        <div
          className="qn-panes"
          data-tab={shown}
          id="qn-panel"
          role="tabpanel"
          aria-labelledby={`qn-tab-${shown}`}
        >
          {shown === 'questions' && (
            <>
              <Outline />
              <div className="qn-item" ref={pane}>
                <FieldsPresence record={`questionnaire:${record.id}`}>
                  <fieldset className="qn-locked" disabled={!here.mayWrite}>
                    {open === '' ? <FormSettings draft={draft} /> : <ItemEditor />}
                  </fieldset>
                </FieldsPresence>
              </div>
            </>
          )}
          {shown === 'versions' && (
            <VersionsPanel
              here={here}
              record={record}
              draft={draft.value}
              isSaved={saving.state === 'saved'}
            />
          )}
          {(isWide || shown === 'preview') && <PreviewPanel onAnswers={setAnswers} />}
        </div>
        {here.mayWrite && (
          <SaveBar
            saving={saving}
            names={{
              title: say('field.title'),
              audience: say('field.audience'),
              note: say('field.note'),
              form: say('field.form'),
            }}
            show={(field, value) =>
              field === 'form' ? sayForm(say, value.form, record.form) : String(value[field])
            }
          />
        )}
      </div>
    </EditorContext>
  )
}

type SayEditor = ReturnType<typeof useSay<keyof (typeof editorWords)['fr']>>

/** A form in the comparison of two versions: what it says otherwise than the one that is saved. */
function sayForm(say: SayEditor, form: Form, base: Form): string {
  const { added, removed, changed } = changesBetween(base, form)
  const parts = [
    added.length > 0 && say('change.added', { names: added.join(', ') }),
    removed.length > 0 && say('change.removed', { names: removed.join(', ') }),
    changed.length > 0 && say('change.changed', { names: changed.map(({ name }) => name).join(', ') }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ; ') : say('change.none')
}
