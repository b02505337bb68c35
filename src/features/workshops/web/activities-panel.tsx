import { useMutation } from '@tanstack/react-query'
import { CheckField, ManyChoices } from '#platform/web/choices.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ACTIVITIES, type Activity, MOST_VOTES_EACH } from '../domain/workshop.ts'
import { teamWords } from './team-words.ts'
import type { WorkshopPartProps } from './workshop-part.ts'
import { useWorkshopChanged, useWorkshopsApi } from './workshops-api.ts'

const VOTES = Array.from({ length: MOST_VOTES_EACH }, (_, at) => String(at + 1))

/** What phones may do now; a change reaches them within a second. */
export function ActivitiesPanel({ workshop, scope, here }: WorkshopPartProps) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const changed = useWorkshopChanged(scope.evaluationId)
  const change = useMutation({
    mutationFn: (values: { activities?: Activity[]; votesEach?: number; showsResults?: boolean }) =>
      api.workshops.update({ ...scope, version: workshop.version, values }),
    onSettled: changed,
  })
  if (!here.mayWrite) {
    return (
      <ul>
        {workshop.activities.map((each) => (
          <li key={each}>{say(`activity.${each}`)}</li>
        ))}
      </ul>
    )
  }
  const shown = change.isPending ? { ...workshop, ...change.variables } : workshop
  return (
    <div className="tb-stack">
      <ManyChoices
        label={say('activities.now')}
        values={shown.activities}
        onChange={(next) => change.mutate({ activities: [...next] })}
        choices={ACTIVITIES.map((each) => ({ value: each, label: say(`activity.${each}`) }))}
      />
      <SelectField
        short
        label={say('field.votes-each')}
        value={String(shown.votesEach)}
        onChange={(next) => next !== '' && change.mutate({ votesEach: Number(next) })}
        options={VOTES.map((n) => ({ value: n, label: n }))}
      />
      <CheckField
        label={say('field.shows-results')}
        checked={shown.showsResults}
        onChange={(showsResults) => change.mutate({ showsResults })}
      />
      <ProblemNotice problem={change.error} />
    </div>
  )
}
