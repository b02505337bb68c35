import './territories.css'
import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { territoriesWords } from '../words.ts'
import type { Territory } from './territories-api.ts'

/** Sharing communes is allowed; it is said, so that nobody adds populations up twice. */
export function OverlapNotice({ overlaps }: { readonly overlaps: Territory['overlaps'] }) {
  const say = useSay(territoriesWords)
  return (
    <Advice>
      <p>{say('overlap.lead')}</p>
      <ul className="terr-plain">
        {overlaps.map((overlap) => (
          <li key={overlap.territoryId}>
            <LinkTo to={`/territoires/${overlap.territoryId}`}>{overlap.name}</LinkTo>{' '}
            <span className="tb-soft">
              {say(overlap.whole ? 'overlap.whole' : 'overlap.part', { n: overlap.communes })}
            </span>
          </li>
        ))}
      </ul>
    </Advice>
  )
}
