import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { mendOf } from '../domain/chain-mends.ts'
import type { ChainFinding } from '../domain/chain-review.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import { InsertDialog, type Insertion } from './insert-dialog.tsx'

type ReviewPanelProps = { readonly board: Board; readonly findings: readonly ChainFinding[] }

/** What the method has to say of the chain, as it is being written; each remark leads to its place and offers a mend. */
export function ReviewPanel({ board, findings }: ReviewPanelProps) {
  const say = useSay(impactChainWords)
  const [insertion, setInsertion] = useState<Insertion | undefined>(undefined)
  return (
    <Section title={say('review.title')} id="relecture">
      <p role="status" className="tb-soft">
        {say('review.count', { n: findings.length })}
      </p>
      {findings.length > 0 && (
        <ul className="ch-findings">
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.path}`} data-severity={finding.severity}>
              <SignIcon sign={finding.severity === 'advice' ? 'info' : 'warning'} size={18} />
              <FindingText board={board} finding={finding} />
              {board.here.mayWrite && <Mend board={board} finding={finding} onInsert={setInsertion} />}
            </li>
          ))}
        </ul>
      )}
      {insertion && (
        <InsertDialog board={board} insertion={insertion} onClose={() => setInsertion(undefined)} />
      )}
    </Section>
  )
}

/** The element or link spoken of, as a way to it, and the sentence. */
function FindingText({ board, finding }: { readonly board: Board; readonly finding: ChainFinding }) {
  const say = useSay(impactChainWords)
  const { chain, open } = board
  const [kind, id] = finding.path.split('/')
  const link = kind === 'links' ? chain.links.find((each) => each.id === id) : undefined
  const about = link
    ? `${chain.byId.get(link.from)?.statement ?? ''} → ${chain.byId.get(link.to)?.statement ?? ''}`
    : chain.byId.get(id ?? '')?.statement
  return (
    <div>
      {about && id && (
        <button
          type="button"
          className="ch-goto"
          onClick={() => open({ kind: link ? 'link' : 'element', id })}
        >
          {about}
        </button>
      )}
      <p>{say(`finding.${finding.code}`, finding.params)}</p>
    </div>
  )
}

type MendProps = {
  readonly board: Board
  readonly finding: ChainFinding
  readonly onInsert: (insertion: Insertion) => void
}

/** One act that answers the remark. */
function Mend({ board, finding, onInsert }: MendProps) {
  const say = useSay(impactChainWords)
  const { chain, acts, open } = board
  const mend = mendOf(finding, chain)
  if (!mend) return null
  const offer = (label: string, act: () => void) => (
    <Button look="second" onClick={act}>
      {label}
    </Button>
  )
  switch (mend.act) {
    case 'flag-feedback': {
      const link = chain.linkById.get(mend.link)
      return link ? offer(say('mend.loop'), () => acts.flagFeedback(link)) : null
    }
    case 'insert-step': {
      const { after, before } = mend
      const replaces = chain.linkById.get(mend.replaces)
      return replaces
        ? offer(say('mend.jump'), () => onInsert({ why: 'between', after, before, replaces }))
        : null
    }
    case 'add-antecedent':
      return offer(say('mend.antecedent'), () => onInsert({ why: 'before', before: mend.before }))
    case 'add-adverse-effect':
      return offer(say('mend.adverse'), () => onInsert({ why: 'adverse' }))
    case 'name-stakeholder':
      return offer(say('mend.who'), () => open({ kind: 'element', id: mend.element, field: 'who' }))
    case 'lead-on':
      return offer(say('mend.lead-on'), () => open({ kind: 'new-link', id: mend.element }))
    case 'link-orphan':
      return offer(say('mend.link'), () => open({ kind: 'new-link', id: mend.element }))
  }
}
