import { useSay } from '#platform/web/lang.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import type { ChainLink } from './impact-chain-api.ts'
import { LinkEditor } from './link-editor.tsx'

/** Where an element leads: sign, target, strength and confidence in one line that opens its panel. */
export function LinkLine({ board, link }: { readonly board: Board; readonly link: ChainLink }) {
  const say = useSay(impactChainWords)
  const { chain, opened, open, close } = board
  const target = chain.byId.get(link.to)
  if (!target) return null
  const isOpen = opened?.kind === 'link' && opened.id === link.id
  return (
    <li className="ch-link" data-sign={link.sign}>
      <button
        type="button"
        className="ch-link-open"
        data-opens={`link-${link.id}`}
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : open({ kind: 'link', id: link.id }))}
      >
        <span className="ch-sign" aria-hidden="true">
          {link.feedback ? '↺' : '→'} {link.sign === '-' ? '−' : '+'}
        </span>
        <span>
          <span className="tb-soft">{say(`sign.${link.sign}`)}</span> {target.statement}{' '}
          <span className="ch-link-how">
            {say(`strength.${link.strength}`)} · {say('link.confidence', { level: link.confidence })} (
            {say(`confidence.${link.confidence}`)}){link.delay ? ` · ${say(`delay.${link.delay}`)}` : ''}
            {link.feedback && ` · ${say('link.is-feedback')}`}
          </span>
        </span>
      </button>
      {link.toReview && <Pill look="accent">{say('mark.to-review')}</Pill>}
      {isOpen && opened && <LinkEditor key={link.id} board={board} link={link} opened={opened} />}
    </li>
  )
}
