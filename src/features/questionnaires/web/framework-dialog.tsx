import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { type Line, useLines } from '#features/framework/web/framework-state.ts'
import { frameworkWords } from '#features/framework/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ASKING_MODES } from '../domain/form-from-framework.ts'
import { BANK_PUBLICS, type BankPublic, QUESTION_BANK } from '../domain/question-bank.ts'
import { useBeginQuestionnaire } from './begun-questionnaire.ts'
import { editorWords } from './editor-words.ts'
import { useQuestionnairesApi } from './questionnaires-api.ts'

type DialogProps = { readonly here: EvaluationHere; readonly onClose: () => void }

const isAskable = ({ mode }: Line) => mode !== '' && ASKING_MODES.includes(mode)

/** Chooses lines of the framework and publics of the question bank; the questionnaire is written from them. */
export function FrameworkDialog({ here, onClose }: DialogProps) {
  const say = useSay(editorWords)
  const lines = useLines({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  return (
    <Dialog title={say('begin.framework')} onClose={onClose} wide>
      <Loaded query={lines}>
        {(all) => (
          <FrameworkForm here={here} lines={all.filter(({ isSetAside }) => !isSetAside)} onClose={onClose} />
        )}
      </Loaded>
    </Dialog>
  )
}

function FrameworkForm({ here, lines, onClose }: DialogProps & { readonly lines: readonly Line[] }) {
  const say = useSay(editorWords)
  const sayFramework = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useQuestionnairesApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const begin = useBeginQuestionnaire(scope)
  const askable = lines.filter(isAskable)
  const others = lines.filter((line) => !isAskable(line))
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    askable.filter(({ mode }) => mode === 'survey').map(({ id }) => id),
  )
  const [publics, setPublics] = useState<readonly BankPublic[]>([])
  const [groupBy, setGroupBy] = useState<'objective' | 'respondents'>('objective')
  const [asked, setAsked] = useState(false)
  const generate = useMutation({
    mutationFn: () =>
      api.generate({ ...scope, title: title.trim(), lineIds: [...chosen], publics: [...publics], groupBy }),
    onSuccess: ({ form }) => begin.mutate({ title, form }),
  })
  const isEmpty = title.trim() === ''
  const isNothing = chosen.length === 0 && publics.length === 0
  const submit = () => {
    setAsked(true)
    if (!isEmpty && !isNothing) generate.mutate()
  }
  return (
    <Form onSubmit={submit} label={say('begin.framework')}>
      <TextField
        label={say('field.title')}
        help={say('field.title-help')}
        value={title}
        maxLength={200}
        onChange={setTitle}
        error={asked && isEmpty ? say('field.title-missing') : undefined}
      />
      {askable.length > 0 ? (
        <ManyChoices
          label={say('framework.lines', { n: chosen.length, all: askable.length })}
          help={say('framework.lines-help')}
          values={chosen}
          onChange={setChosen}
          choices={askable.map(({ id, name, question, mode }) => ({
            value: id,
            label: name,
            help: [question, mode && sayFramework(`collection-mode.${mode}`)].filter(Boolean).join(' · '),
          }))}
          error={asked && isNothing ? say('framework.nothing') : undefined}
        />
      ) : (
        <p className="tb-notice">
          <span className="tb-notice-body">
            {say('framework.no-lines')}{' '}
            <LinkTo to={`/territoires/${scope.territoryId}/demarches/${scope.evaluationId}/referentiel`}>
              {say('framework.open')}
            </LinkTo>
          </span>
        </p>
      )}
      {others.length > 0 && (
        <Disclosure title={say('framework.left-out', { n: others.length })}>
          <p className="tb-soft">{say('framework.left-out-why')}</p>
          <ul className="qn-plain">
            {others.map(({ id, name, mode }) => (
              <li key={id}>
                {name} <span className="tb-soft">· {say('framework.answered-by')} </span>
                {mode === '' ? say('framework.no-mode') : sayFramework(`collection-mode.${mode}`)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <ManyChoices
        label={say('framework.publics')}
        help={say('framework.publics-help')}
        optional
        values={publics}
        onChange={setPublics}
        choices={BANK_PUBLICS.map((code) => {
          const found = QUESTION_BANK.publics.find((each) => each.code === code)
          const n = found?.questions.length ?? 0
          return { value: code, label: found?.name[lang] ?? code, help: say('framework.questions', { n }) }
        })}
      />
      <Choices
        label={say('framework.group-by')}
        value={groupBy}
        onChange={setGroupBy}
        row
        choices={[
          { value: 'objective', label: say('framework.by-objective') },
          { value: 'respondents', label: say('framework.by-respondents') },
        ]}
      />
      <ProblemNotice problem={generate.error ?? begin.error} />
      <FormFoot go={say('begin.go')} busy={generate.isPending || begin.isPending} onCancel={onClose} />
    </Form>
  )
}
