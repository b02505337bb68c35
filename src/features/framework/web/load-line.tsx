import { formatNumber } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { computeStakeholderLoad, computeTeamLoad, sumOf } from '../domain/collection-load.ts'
import { hoursOfDays } from '../domain/framework-advice.ts'
import { frameworkWords } from '../words.ts'
import { formatMinutes } from './duration-text.ts'
import type { FrameworkHere } from './framework-frame.tsx'
import { useFrameworkPeople } from './framework-people.ts'

/** The load in one line, as it becomes while one edits: hours of the team, minutes of the stakeholders. */
export function LoadLine({ here }: { readonly here: FrameworkHere }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const people = useFrameworkPeople(here.scope)
  const means = hoursOfDays(here.around.evaluation.perimeter?.meansDays ?? null)
  const { total } = computeTeamLoad(here.retained, means)
  const asked = computeStakeholderLoad(
    people.data?.respondents ?? [],
    new Set(here.retained.map(({ id }) => id)),
  )
  const minutes = sumOf(asked.map((each) => each.minutes.sum)).sum
  const isOver = total.sum !== null && means !== null && total.sum > means
  return (
    <p className="fw-load-line" role="status">
      <strong>{say('lines.title', { n: here.retained.length })}</strong>
      {here.lines.length > here.retained.length &&
        ` · ${say('aside.n', { n: here.lines.length - here.retained.length })}`}
      {' · '}
      {total.sum === null
        ? say('load.none-said')
        : say(means === null ? 'load.hours' : 'load.hours-of', {
            hours: formatNumber(total.sum, lang, 1),
            means: formatNumber(means ?? 0, lang, 1),
          })}
      {isOver && (
        <>
          {' '}
          <strong>{say('load.too-much')}</strong>
        </>
      )}
      {total.unknown > 0 && total.sum !== null && ` · ${say('load.without-hours', { n: total.unknown })}`}
      {minutes !== null && ` · ${say('load.asked', { n: asked.length, time: formatMinutes(minutes, lang) })}`}
    </p>
  )
}
