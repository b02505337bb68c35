import type { Drawing } from '#kernel/drawing.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { drawQuadrants } from '../domain/quadrant-picture.ts'
import { stakeholdersWords } from '../words.ts'
import { writeLevel } from './map-words.ts'
import { type Rated, thresholdsOf } from './rated.ts'
import type { SettingsRecord } from './stakeholders-api.ts'

const PAGE = { width: 1200 }
const FOOT = 28

type Size = { readonly width: number; readonly up?: number }

/** The map as a picture that can leave the screen, with the number of persons left out written under it. */
export function useMapDrawing() {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  return (
    shown: readonly Rated[],
    settings: SettingsRecord,
    leftOut: number,
    title = '',
    size: Size = PAGE,
  ): Drawing => {
    const said = leftOut > 0 ? say('export.left-out', { n: leftOut }) : ''
    const n = shown.filter((each) => each.quadrant !== null).length
    const { drawing } = drawQuadrants(
      shown,
      {
        title: [say('picture.title'), title].filter((part) => part !== '').join(' · '),
        description: `${say('picture.description', { n })} ${said}`.trim(),
        involvement: say('axis.involvement'),
        importance: say('axis.importance'),
        quadrants: {
          pillars: say('quadrant.pillars'),
          to_mobilise: say('quadrant.to_mobilise'),
          ambassadors: say('quadrant.ambassadors'),
          to_inform: say('quadrant.to_inform'),
        },
        label: ({ name, summary }) =>
          say('picture.dot', {
            name,
            involvement: writeLevel(summary.involvement.median, lang),
            importance: writeLevel(summary.importance.median, lang),
          }),
      },
      { ...size, thresholds: thresholdsOf(settings) },
    )
    if (said === '') return drawing
    const note = { kind: 'text' as const, x: 48, y: drawing.height + 14, text: said, size: 12 }
    return { ...drawing, height: drawing.height + FOOT, marks: [...drawing.marks, note] }
  }
}
