import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Problem } from '#kernel/problem.ts'
import { LANGS } from '#kernel/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { fileName } from '#platform/web/file-saving.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { ProblemNotice, useProblemText } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import type { Questionnaire } from '../contract.ts'
import { type Form as Questions, textIn } from '../domain/form.ts'
import { changesBetween } from '../domain/form-changes.ts'
import type { FormProblem } from '../domain/form-compiling.ts'
import { findItem } from '../domain/form-editing.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import type { QuestionnaireForm } from './questionnaire-draft.ts'
import {
  useQuestionnairesApi,
  useQuestionnairesChanged,
  useVersion,
  useVersions,
} from './questionnaires-api.ts'

type VersionsProps = {
  readonly here: EvaluationHere
  readonly record: Questionnaire
  readonly draft: QuestionnaireForm
  /** What stands here is what the server holds. */
  readonly isSaved: boolean
}

/** Publishes the draft, says what changed since the last time, and hands out the questionnaire as files. */
export function VersionsPanel({ here, record, draft, isSaved }: VersionsProps) {
  const say = useSay(editorWords)
  const { lang } = useLang()
  const scope = {
    territoryId: here.territoryId,
    evaluationId: here.evaluation.id,
    questionnaireId: record.id,
  }
  const versions = useVersions(scope)
  const last = useVersion(scope, versions.data?.[0]?.id)
  const at = `/api/territories/${scope.territoryId}/evaluations/${scope.evaluationId}/questionnaires/${record.id}`
  return (
    <div className="qn-versions">
      {here.mayWrite && <Publish scope={scope} record={record} isSaved={isSaved} />}
      {last.data && <Since form={draft.form} last={last.data.form} number={last.data.number} />}
      <section className="tb-stack">
        <h2>{say('files.title')}</h2>
        <div className="tb-row">
          <a
            className="tb-button tb-button-second"
            href={`${at}/xlsform`}
            download={fileName(record.title, '.xlsx')}
          >
            <SignIcon sign="file" size={16} />
            <span className="tb-button-label">{say('files.xlsform')}</span>
          </a>
          {LANGS.map((each) => (
            <a
              key={each}
              className="tb-button tb-button-second"
              href={`${at}/paper?lang=${each}`}
              target="_blank"
              rel="noreferrer"
            >
              <SignIcon sign="file" size={16} />
              <span className="tb-button-label">{say(`files.paper-${each}`)}</span>
            </a>
          ))}
        </div>
        <p className="tb-soft">{say('files.help')}</p>
      </section>
      <section className="tb-stack">
        <h2>{say('versions.title')}</h2>
        <Loaded query={versions}>
          {(all) =>
            all.length === 0 ? (
              <p className="tb-soft">{say('versions.none')}</p>
            ) : (
              <ol className="qn-version-list">
                {all.map(({ id, number, publishedAt, publishedBy, note }) => (
                  <li key={id}>
                    <strong>{say('version.number', { number })}</strong>
                    <span className="tb-soft">
                      {formatDay(publishedAt, lang, true)}
                      {publishedBy && ` · ${publishedBy}`}
                    </span>
                    {note && <span>{note}</span>}
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
        {(versions.data?.length ?? 0) > 0 && (
          <p>
            <LinkTo to={evaluationAddress(scope.territoryId, scope.evaluationId, 'collectes')}>
              {say('versions.collect')}
            </LinkTo>
          </p>
        )}
      </section>
    </div>
  )
}

type PublishProps = Pick<VersionsProps, 'record' | 'isSaved'> & {
  readonly scope: {
    readonly territoryId: string
    readonly evaluationId: string
    readonly questionnaireId: string
  }
}

function Publish({ scope, record, isSaved }: PublishProps) {
  const say = useSay(editorWords)
  const tell = useProblemText()
  const toast = useToast()
  const api = useQuestionnairesApi()
  const changed = useQuestionnairesChanged(scope.evaluationId)
  const { form, tag, select } = useEditor()
  const [note, setNote] = useState('')
  const publish = useMutation({
    mutationFn: () => api.publish({ ...scope, version: record.version, note: note.trim() }),
    onSuccess: ({ number }) => {
      setNote('')
      toast(say('publish.done', { number }))
      return changed()
    },
  })
  return (
    <section className="tb-stack">
      <h2>{say('publish.title')}</h2>
      <p className="tb-soft">{say('publish.help')}</p>
      <Form onSubmit={() => isSaved && publish.mutate()} label={say('publish.title')}>
        <TextField label={say('publish.note')} optional value={note} maxLength={500} onChange={setNote} />
        <ProblemNotice problem={publish.error} />
        {publish.error && (
          <ul className="qn-problems">
            {mistakesIn(publish.error).map(({ code, item, field, params }) => {
              const found = findItem(form, item)
              return (
                <li key={`${code} ${item} ${field}`}>
                  <button type="button" className="qn-jump" onClick={() => select(item, field)}>
                    <SignIcon sign="warning" size={16} />
                    <strong>
                      {(found && textIn(found.label, tag, form)) || item || say('problems.form')}
                    </strong>
                  </button>{' '}
                  {tell(new Problem(code, 'caller', params))}
                </li>
              )
            })}
          </ul>
        )}
        <div className="tb-row">
          <Button type="submit" busy={publish.isPending || !isSaved}>
            {say('publish.go')}
          </Button>
          {!isSaved && <span className="tb-soft">{say('publish.waiting')}</span>}
        </div>
      </Form>
    </section>
  )
}

/** The mistakes that came with a refusal (`questionnaires.form-wrong`). */
function mistakesIn(failure: unknown): readonly FormProblem[] {
  if (!(failure instanceof Problem) || !Array.isArray(failure.details.problems)) return []
  return (failure.details.problems as FormProblem[]).filter(({ severity }) => severity === 'error')
}

type SinceProps = { readonly form: Questions; readonly last: Questions; readonly number: number }

function Since({ form, last, number }: SinceProps) {
  const say = useSay(editorWords)
  const { tag } = useEditor()
  const { added, removed, changed, form: head } = changesBetween(last, form)
  const title = (name: string, of: Questions) => textIn(findItem(of, name)?.label, tag, of) || name
  const isSame = added.length + removed.length + changed.length === 0 && !head
  return (
    <section className="tb-stack">
      <h2>{say('since.title', { number })}</h2>
      {isSame ? (
        <p className="tb-soft">{say('since.nothing')}</p>
      ) : (
        <ul className="qn-changes">
          {head && (
            <li>
              <span aria-hidden="true">≈</span> {say('since.form')}
            </li>
          )}
          {added.map((name) => (
            <li key={`+${name}`}>
              <span aria-hidden="true">+</span> {say('since.added', { title: title(name, form) })}
            </li>
          ))}
          {removed.map((name) => (
            <li key={`-${name}`}>
              <span aria-hidden="true">−</span> {say('since.removed', { title: title(name, last) })}
            </li>
          ))}
          {changed.map(({ name, fields }) => (
            <li key={`~${name}`}>
              <span aria-hidden="true">≈</span>{' '}
              {say('since.changed', {
                title: title(name, form),
                fields: fields.map((field) => say(`change-field.${fieldWord(field)}`)).join(', '),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const WORDED = [
  'label',
  'hint',
  'type',
  'relevant',
  'required',
  'constraint',
  'calculation',
  'choices',
  'order',
  'answers',
  'levels',
  'unit',
] as const

function fieldWord(field: string): (typeof WORDED)[number] | 'other' {
  return WORDED.find((each) => each === field) ?? 'other'
}
