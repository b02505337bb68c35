import { useEffect, useRef, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { shellWords } from '#platform/web/shell-words.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { TrafficLight } from '#platform/web/signs.tsx'
import { StaleDialog } from '#platform/web/stale-dialog.tsx'
import type { StatementView } from '../contract.ts'
import { formatPeriod } from '../domain/figure-text.ts'
import { EVIDENCE_LEVELS } from '../domain/support-checks.ts'
import { restitutionWords } from '../words.ts'
import { lightText, valueText } from './figure-words.ts'
import {
  type StatementRecord,
  type SupportScope,
  useRestitutionApi,
  useRestitutionChanged,
} from './restitution-api.ts'
import { ReviewActs } from './review-acts.tsx'
import { threadAddress } from './thread-kinds.ts'

type StatementItemProps = {
  readonly record: StatementRecord
  /** As readers see it; absent for a moment after it was added. */
  readonly view: StatementView | undefined
  readonly scope: SupportScope
  readonly here: EvaluationHere
  readonly number: number
  /** Just added: its field takes the keyboard. */
  readonly isNew: boolean
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

type StatementForm = { readonly sentence: string; readonly evidence: string; readonly people: string }

function toForm({ sentence, evidence, people }: StatementRecord): StatementForm {
  return {
    sentence,
    evidence: evidence === null ? '' : String(evidence),
    people: people === null ? '' : String(people),
  }
}

function fromForm({ sentence, evidence, people }: StatementForm) {
  const count = Number(people)
  return {
    sentence,
    evidence: evidence === '' ? null : Number(evidence),
    people: people === '' || !Number.isInteger(count) || count < 0 ? null : count,
  }
}

/** One proof: its figure, its sentence, how far it can be trusted, where it stands. */
export function StatementItem(props: StatementItemProps) {
  const { record, view, scope, here, number, isNew, onUp, onDown, onRemove } = props
  const say = useSay(restitutionWords)
  const sayShell = useSay(shellWords)
  const api = useRestitutionApi()
  const changed = useRestitutionChanged(scope.evaluationId)
  const [comparing, setComparing] = useState(true)
  const draft = useDraft<StatementForm>(`statement:${record.id}`, toForm(record))
  const saving = useSaving<StatementForm, StatementRecord>({
    draft,
    version: record.version,
    save: (_, version, change) =>
      api.statements.update({ ...scope, id: record.id, version, ...change(fromForm) }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { sentence, evidence, people } = draft.value
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isNew) item.current?.querySelector('textarea')?.focus()
  }, [isNew])
  const isClaim = record.observationId === null
  const names = {
    sentence: say('statement.sentence'),
    evidence: say('statement.evidence'),
    people: say('statement.people'),
  }
  return (
    <li ref={item} className="rs-statement" data-field={`claims/${record.id}`}>
      <div className="rs-statement-head">
        <StatementFigure view={view} isClaim={isClaim} territoryId={scope.territoryId} />
        <div className="rs-statement-acts">
          <span data-move="up">
            <IconButton label={say('statement.up', { n: number })} onClick={() => onUp?.()} disabled={!onUp}>
              <span className="rs-turned">
                <SignIcon sign="chevron" />
              </span>
            </IconButton>
          </span>
          <span data-move="down">
            <IconButton
              label={say('statement.down', { n: number })}
              onClick={() => onDown?.()}
              disabled={!onDown}
            >
              <SignIcon sign="chevron" />
            </IconButton>
          </span>
          <IconButton label={say('statement.remove', { n: number })} onClick={onRemove}>
            <SignIcon sign="close" size={18} />
          </IconButton>
        </div>
      </div>
      <TextField
        label={say(isClaim ? 'statement.claim' : 'statement.sentence')}
        lines={2}
        maxLength={600}
        value={sentence}
        onChange={(next) => draft.patch({ sentence: next })}
      />
      {isClaim && (
        <SelectField
          label={say('statement.evidence')}
          help={say('statement.evidence-help')}
          value={evidence}
          onChange={(next) => draft.patch({ evidence: next })}
          options={EVIDENCE_LEVELS.map((level) => ({
            value: String(level),
            label: `${level} · ${say(`evidence.${level}`)}`,
          }))}
        />
      )}
      <Disclosure title={say('statement.about-people')} open={people !== ''}>
        <NumberField
          label={say('statement.people')}
          help={say('statement.people-help')}
          optional
          short
          value={people}
          onChange={(next) => draft.patch({ people: next })}
        />
      </Disclosure>
      {record.toReview && (
        <div className="rs-fields">
          <p className="rs-review">{say('view.to-review')}</p>
          <ReviewActs
            territoryId={scope.territoryId}
            evaluationId={scope.evaluationId}
            kind="statement"
            id={record.id}
            recomputable={view?.figure?.computed === true}
            {...(record.observationId ? { observationId: record.observationId } : {})}
            mayClear={here.mayContribute}
          />
        </div>
      )}
      {saving.state !== 'saved' && (
        <p className="tb-save-state" data-state={saving.state} role="status">
          {sayShell(`save.${saving.state}`)}
        </p>
      )}
      <ProblemNotice
        problem={saving.state === 'failed' ? saving.problem : undefined}
        onRetry={saving.saveNow}
      />
      {saving.conflict && comparing && (
        <StaleDialog
          conflict={saving.conflict}
          names={names}
          onChoose={saving.resolve}
          onClose={() => setComparing(false)}
        />
      )}
    </li>
  )
}

type StatementFigureProps = {
  readonly view: StatementView | undefined
  readonly isClaim: boolean
  readonly territoryId: string
}

function StatementFigure({ view, isClaim, territoryId }: StatementFigureProps) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const figure = view?.figure
  if (isClaim) return <p className="rs-statement-name">{say('statement.observed')}</p>
  if (!figure)
    return (
      <p className="rs-statement-name tb-soft">
        {say(view?.withdrawn ? 'view.withdrawn' : 'statement.coming')}
      </p>
    )
  return (
    <div>
      <p className="rs-statement-name">
        <LinkTo to={threadAddress(territoryId, 'observation', figure.observationId)}>{figure.name}</LinkTo>
      </p>
      <div className="tb-row">
        <span className="rs-statement-value">{valueText(figure, lang, say)}</span>
        <span className="tb-soft">{formatPeriod(figure.periodFrom, figure.periodTo, lang)}</span>
        <TrafficLight light={figure.light} hatched={figure.hatched} word={lightText(figure, say)} />
      </div>
    </div>
  )
}
