import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { ChainFinding } from '../domain/chain-review.ts'
import { leadsBack } from '../domain/element-details.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import type { ChainLink } from './impact-chain-api.ts'
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
  const id = finding.elements[0] ?? ''
  const mend = (label: string, act: () => void) => (
    <Button look="second" onClick={act}>
      {label}
    </Button>
  )
  switch (finding.code) {
    case 'chain.loop': {
      const link = returningLink(board, finding)
      return link ? mend(say('mend.loop'), () => void acts.flagFeedback(link)) : null
    }
    case 'chain.jump': {
      const link = chain.links.find((each) => each.id === finding.links[0])
      if (!link) return null
      return mend(say('mend.jump'), () =>
        onInsert({ why: 'between', after: link.from, before: link.to, replaces: link }),
      )
    }
    case 'chain.impact-under-explained':
      return mend(say('mend.antecedent'), () => onInsert({ why: 'before', before: id }))
    case 'chain.no-adverse-effect':
      return mend(say('mend.adverse'), () => onInsert({ why: 'adverse' }))
    case 'chain.long-term-without-stakeholder':
      return mend(say('mend.who'), () => open({ kind: 'element', id, field: 'who' }))
    case 'chain.activity-without-impact':
      return mend(say('mend.lead-on'), () => open({ kind: 'new-link', id: lastOfPath(board, id) }))
    case 'chain.orphan':
      return mend(say('mend.link'), () => open({ kind: 'new-link', id }))
  }
}

/** Of a loop, the link that goes back to an earlier type; else the one drawn last. */
function returningLink(board: Board, finding: ChainFinding): ChainLink | undefined {
  const { chain } = board
  const links = chain.links.filter((link) => finding.links.includes(link.id))
  const isReturn = (link: ChainLink) => {
    const [from, to] = [chain.byId.get(link.from), chain.byId.get(link.to)]
    return from !== undefined && to !== undefined && leadsBack(from.type, to.type)
  }
  return links.find(isReturn) ?? links.at(-1)
}

/** Where the path that starts at an activity stops: that is what leads nowhere. */
function lastOfPath({ chain }: Board, start: string): string {
  const seen = new Set([start])
  let last = start
  for (;;) {
    const next = (chain.leaving.get(last) ?? []).find((link) => !link.feedback && !seen.has(link.to))
    if (!next) return last
    seen.add(next.to)
    last = next.to
  }
}
