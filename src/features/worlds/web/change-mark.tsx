import { useSay } from '#platform/web/lang.tsx'
import type { TieDifference } from '../domain/network-difference.ts'
import { networkMapWords } from '../words.ts'
import { MARK_LOOKS } from './map-inks.ts'

/** What happened to a tie: sign, colour and word, as on the map. */
export function ChangeMark({ mark }: { readonly mark: TieDifference }) {
  const say = useSay(networkMapWords)
  const { color, sign } = MARK_LOOKS[mark]
  return (
    <span className="wn-change">
      <span className="wn-change-sign" style={{ color, borderColor: color }} aria-hidden="true">
        {sign}
      </span>
      {say(`change.${mark}`)}
    </span>
  )
}
