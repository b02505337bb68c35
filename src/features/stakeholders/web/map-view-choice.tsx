import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import { listRaters, type MapView } from './map-view.ts'
import type { Rated } from './rated.ts'

type MapViewChoiceProps = {
  readonly all: readonly Rated[]
  readonly view: MapView
  readonly onView: (view: MapView) => void
}

/** Everybody's medians, mine, or one rater's or group's against the others. */
export function MapViewChoice({ all, view, onView }: MapViewChoiceProps) {
  const say = useSay(stakeholdersWords)
  const raters = listRaters(all)
  const others = raters.filter((rater) => !rater.mine)
  const hasBoth = new Set(raters.map((rater) => rater.by)).size > 1
  return (
    <SelectField
      label={say('view.label')}
      short
      value={view === 'everyone' ? '' : view}
      none={say('view.everyone')}
      onChange={(next) => onView(next === '' ? 'everyone' : next)}
      options={[
        { value: 'mine', label: say('view.mine') },
        ...(hasBoth
          ? [
              { value: 'members', label: say('view.members') },
              { value: 'participants', label: say('view.participants') },
            ]
          : []),
        ...others.map(({ key, name }) => ({ value: key, label: say('view.rater', { name }) })),
      ]}
    />
  )
}
