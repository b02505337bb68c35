import './rival.css'
import { useRef, useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { isOutcome } from '../domain/impact-chain.ts'
import { RIVAL_KINDS, type RivalKind } from '../domain/rival-explanation.ts'
import { impactChainWords } from '../words.ts'
import type { Chain } from './impact-chain-api.ts'
import { RivalExplanationItem } from './rival-explanation-item.tsx'
import { RivalExplanationSheet } from './rival-explanation-sheet.tsx'
import { type RivalExplanation, useRivalExplanationActs } from './rival-explanations-api.ts'

type RivalExplanationsProps = {
  readonly here: EvaluationHere
  readonly chain: Chain
  readonly explanations: readonly RivalExplanation[]
}

/** What else could explain the changes: families to think of, and each explanation with its test (method 8.7). */
export function RivalExplanationsSection({ here, chain, explanations }: RivalExplanationsProps) {
  const say = useSay(impactChainWords)
  const acts = useRivalExplanationActs(here)
  const [kind, setKind] = useState<RivalKind | undefined>(undefined)
  const [openId, setOpenId] = useState<string | undefined>(undefined)
  const opened = explanations.find(({ id }) => id === openId)
  const places = chain.elements.filter(({ type }) => isOutcome(type) || type === 'impact')
  return (
    <Section title={say('explanation.title')} lead={say('explanation.lead')} id="autres-explications">
      {here.mayWrite && (
        <ul className="ch-families tb-no-print" aria-label={say('explanation.families')}>
          {RIVAL_KINDS.map((each) => {
            const isThoughtOf = explanations.some((explanation) => explanation.kind === each)
            return (
              <li key={each}>
                <button
                  type="button"
                  className="ch-family"
                  aria-pressed={kind === each}
                  onClick={() => setKind(kind === each ? undefined : each)}
                >
                  <SignIcon sign={isThoughtOf ? 'check' : 'plus'} size={18} />
                  <span>
                    <strong>{say(`explanation.kind.${each}`)}</strong>
                    <span className="tb-soft">{say(`explanation.prompt.${each}`)}</span>
                    {isThoughtOf && <span className="tb-hidden">{say('explanation.thought-of')}</span>}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      {kind && (
        <NewExplanation
          key={kind}
          kind={kind}
          evaluationId={here.evaluation.id}
          adding={acts.adding}
          places={places}
          onClose={() => setKind(undefined)}
        />
      )}
      {explanations.length === 0 && <p className="tb-soft">{say('explanation.empty')}</p>}
      <ul className="ch-explanations">
        {explanations.map((each) => (
          <RivalExplanationItem
            key={each.id}
            explanation={each}
            about={each.elementId ? chain.byId.get(each.elementId)?.statement : undefined}
            onOpen={() => setOpenId(each.id)}
          />
        ))}
      </ul>
      {opened && (
        <RivalExplanationSheet
          key={opened.id}
          here={here}
          explanation={opened}
          places={places}
          onClose={() => setOpenId(undefined)}
          onRemove={() => {
            setOpenId(undefined)
            acts.removing.mutate(opened)
          }}
        />
      )}
    </Section>
  )
}

type NewExplanationProps = {
  readonly kind: RivalKind
  readonly evaluationId: string
  readonly adding: ReturnType<typeof useRivalExplanationActs>['adding']
  readonly places: readonly { readonly id: string; readonly statement: string }[]
  readonly onClose: () => void
}

const EMPTY = { statement: '', elementId: '' }

function NewExplanation({ kind, evaluationId, adding, places, onClose }: NewExplanationProps) {
  const say = useSay(impactChainWords)
  const draft = useDraft(`rival-explanation:new:${evaluationId}:${kind}`, EMPTY)
  const box = useRef<HTMLDivElement>(null)
  const { statement, elementId } = draft.value
  const add = () => {
    if (statement.trim() === '' || adding.isPending) return
    adding.mutate(
      { kind, statement: statement.trim(), elementId: elementId || null },
      {
        onSuccess: () => {
          draft.saved(EMPTY)
          box.current?.querySelector('input')?.focus()
        },
      },
    )
  }
  return (
    <div className="ch-explanation-new" ref={box}>
      <Form label={say(`explanation.prompt.${kind}`)} onSubmit={add}>
        <TextField
          label={say(`explanation.prompt.${kind}`)}
          help={say('explanation.statement-help')}
          maxLength={500}
          value={statement}
          onChange={(text) => draft.patch({ statement: text })}
        />
        <SelectField
          label={say('explanation.about')}
          none={say('explanation.about-all')}
          value={elementId}
          onChange={(id) => draft.patch({ elementId: id })}
          options={places.map((place) => ({ value: place.id, label: place.statement }))}
        />
        <ProblemNotice problem={adding.error} />
        <div className="tb-row">
          <Button type="submit" disabled={statement.trim() === ''} busy={adding.isPending}>
            {say('add.add')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {say('add.close')}
          </Button>
        </div>
      </Form>
    </div>
  )
}
