import { useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'

/** What others do at an element or a link, and what the review says of it. */
export function ElementCompany({ board, id }: { readonly board: Board; readonly id: string }) {
  const say = useSay(impactChainWords)
  const findings = board.findingsOf.get(id) ?? 0
  const changedBy = board.changedBy.get(id)
  return (
    <span className="ch-marks">
      {(board.neighbours.get(id) ?? []).map(({ key, name, initials, hue }) => (
        <span key={key} className="ch-neighbour">
          <span
            className="ch-neighbour-sign"
            style={{ background: `hsl(${hue} 65% 32%)` }}
            aria-hidden="true"
          >
            {initials}
          </span>
          {say('live.is-here', { name })}
        </span>
      ))}
      {changedBy !== undefined && (
        <Pill look="accent">
          {changedBy ? say('live.changed-by', { name: changedBy }) : say('live.changed')}
        </Pill>
      )}
      {board.conflicts.has(id) && <Pill look="accent">{say('conflict.mark')}</Pill>}
      {findings > 0 && <span className="ch-remarks">{say('review.marks', { n: findings })}</span>}
    </span>
  )
}
