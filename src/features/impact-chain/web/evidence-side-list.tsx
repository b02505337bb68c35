import type { UseMutationResult } from '@tanstack/react-query'
import { useId } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { EvidenceSide } from '../domain/evidence.ts'
import { strongestOn } from '../domain/evidence-review.ts'
import { impactChainWords } from '../words.ts'
import { EvidenceItem } from './evidence-item.tsx'
import type { Evidence } from './impact-chain-api.ts'

type NewEvidence = { readonly linkId: string; readonly side: EvidenceSide; readonly statement: string }

type EvidenceSideListProps = {
  readonly side: EvidenceSide
  readonly linkId: string
  readonly evidence: readonly Evidence[]
  readonly mayWrite: boolean
  readonly adding: UseMutationResult<Evidence, Error, NewEvidence>
  readonly onOpen: (id: string) => void
}

/** One side: how much it weighs at best, each piece, and a line in which to write one more. */
export function EvidenceSideList({
  side,
  linkId,
  evidence,
  mayWrite,
  adding,
  onOpen,
}: EvidenceSideListProps) {
  const say = useSay(impactChainWords)
  const headingId = useId()
  const best = strongestOn(side, evidence)
  return (
    <section className="ch-evidence-side" data-side={side} aria-labelledby={headingId}>
      <p id={headingId} className="ch-evidence-name">
        <span className="ch-evidence-sign" aria-hidden="true">
          {side === 'for' ? '+' : '−'}
        </span>{' '}
        {say(`evidence.${side}`)}
      </p>
      {evidence.length === 0 ? (
        <p className="tb-soft">{say(`evidence.empty-${side}`)}</p>
      ) : (
        <>
          <p className="ch-evidence-best">
            {best === null ? say('evidence.none-judged') : say('evidence.best', { level: best })}
          </p>
          <ul className="ch-evidence-list">
            {evidence.map((each) => (
              <EvidenceItem key={each.id} evidence={each} onOpen={() => onOpen(each.id)} />
            ))}
          </ul>
        </>
      )}
      {mayWrite && <NewLine key={linkId} side={side} linkId={linkId} adding={adding} />}
    </section>
  )
}

type NewLineProps = Pick<EvidenceSideListProps, 'side' | 'linkId' | 'adding'>

/** Enter keeps it and leaves the cursor there for the next one; the rest is said later. */
function NewLine({ side, linkId, adding }: NewLineProps) {
  const say = useSay(impactChainWords)
  const draft = useDraft(`chain-evidence:new:${linkId}:${side}`, { statement: '' })
  const statement = draft.value.statement.trim()
  const isMine = adding.variables?.side === side && adding.variables.linkId === linkId
  const add = () => {
    if (statement === '' || adding.isPending) return
    adding.mutate({ linkId, side, statement }, { onSuccess: () => draft.saved({ statement: '' }) })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter repeats the button; a form would stand in the link's own form
    <div
      className="ch-evidence-new"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        add()
      }}
    >
      <TextField
        label={say(`evidence.add-${side}`)}
        value={draft.value.statement}
        maxLength={1000}
        onChange={(text) => draft.set({ statement: text })}
      />
      <Button look="second" onClick={add} disabled={statement === ''} busy={isMine && adding.isPending}>
        {say('add.add')}
      </Button>
      {isMine && <ProblemNotice problem={adding.error} />}
    </div>
  )
}
