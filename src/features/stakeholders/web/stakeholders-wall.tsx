import './stakeholders.css'
import { localDay } from '#kernel/day.ts'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded } from '#platform/web/page.tsx'
import { stakeholdersWords } from '../words.ts'
import { useMapDrawing } from './map-drawing.ts'
import { rateAll } from './rated.ts'
import { useStakeholdersRead } from './stakeholders-api.ts'
import { useStakeholdersLive } from './stakeholders-live.ts'

type StakeholdersWallProps = { readonly territoryId: string; readonly evaluationId: string }

/** The map for a wall: medians and spreads as they come; persons are not shown to a room. */
export function StakeholdersWall({ territoryId, evaluationId }: StakeholdersWallProps) {
  const say = useSay(stakeholdersWords)
  const draw = useMapDrawing()
  const read = useStakeholdersRead({ territoryId, evaluationId })
  useStakeholdersLive(evaluationId)
  return (
    <Loaded query={read}>
      {(data) => {
        const all = rateAll(data, data.ratings, localDay(new Date()))
        const shown = all.filter((each) => each.noticeState === null)
        if (shown.length === 0) return <p>{say('empty.title')}</p>
        return <DrawingView drawing={draw(shown, data.settings, all.length - shown.length)} />
      }}
    </Loaded>
  )
}
