import { memo, useRef } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import type { PictureMark } from '../domain/chain-picture.ts'
import { impactChainWords } from '../words.ts'
import { AlignedPicture } from './compare-picture.tsx'
import type { AlignedSides } from './compare-rows.ts'

type ComparePicturesProps = { readonly sides: AlignedSides; readonly rivalName: string }

/** Both pictures side by side, not drawn anew while one chooses: what scrolls in one scrolls in the other, so that the same place faces itself. */
export const ComparePictures = memo(function ComparePictures({ sides, rivalName }: ComparePicturesProps) {
  const say = useSay(impactChainWords)
  const boxes = useRef<{ common: HTMLElement | null; rival: HTMLElement | null }>({
    common: null,
    rival: null,
  })
  const follow = (from: 'common' | 'rival', to: 'common' | 'rival') => () => {
    const [moved, other] = [boxes.current[from], boxes.current[to]]
    if (!moved || !other) return
    if (other.scrollLeft !== moved.scrollLeft) other.scrollLeft = moved.scrollLeft
    if (other.scrollTop !== moved.scrollTop) other.scrollTop = moved.scrollTop
  }
  const nameMark = (mark: PictureMark) => say(`compare.mark.${mark}`)
  return (
    <div className="ch-compare-pictures">
      <figure>
        <figcaption>{say('compare.common')}</figcaption>
        <AlignedPicture
          title={say('compare.picture-of', { name: say('compare.common') })}
          chain={sides.common.chain}
          room={sides.room}
          marks={sides.common.marks}
          nameMark={nameMark}
          ref={(box) => {
            boxes.current.common = box
          }}
          onScroll={follow('common', 'rival')}
        />
      </figure>
      <figure>
        <figcaption>{rivalName}</figcaption>
        <AlignedPicture
          title={say('compare.picture-of', { name: rivalName })}
          chain={sides.rival.chain}
          room={sides.room}
          marks={sides.rival.marks}
          nameMark={nameMark}
          ref={(box) => {
            boxes.current.rival = box
          }}
          onScroll={follow('rival', 'common')}
        />
      </figure>
    </div>
  )
})
