import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { CheckField, ManyChoices } from '#platform/web/choices.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ACTIVITIES, type Activity, MOST_VOTES_EACH } from '../domain/workshop.ts'
import { teamWords } from './team-words.ts'
import type { WorkshopPartProps } from './workshop-part.ts'
import { useWorkshopChanged, useWorkshopsApi } from './workshops-api.ts'

type Settings = { activities?: Activity[]; votesEach?: number; showsResults?: boolean }

const SETTING = ['workshop-setting']
const VOTES = Array.from({ length: MOST_VOTES_EACH }, (_, at) => String(at + 1))

/** What phones may do now; a change reaches them within a second. */
export function ActivitiesPanel({ workshop, scope, here }: WorkshopPartProps) {
  const say = useSay(teamWords)
  const api = useWorkshopsApi()
  const queries = useQueryClient()
  const changed = useWorkshopChanged(scope.evaluationId)
  const [asked, setAsked] = useState<Settings>({})
  const version = useRef(workshop.version)
  useEffect(() => {
    version.current = Math.max(version.current, workshop.version)
  }, [workshop.version])
  const change = useMutation({
    // one after the other: the next leans on what the one before left
    scope: { id: `workshop-${scope.workshopId}` },
    mutationFn: async (values: Settings) => {
      const saved = await api.workshops.update({ ...scope, version: version.current, values })
      version.current = saved.version
    },
    onSettled: async () => {
      await changed()
      if (queries.isMutating({ mutationKey: SETTING }) <= 1) setAsked({})
    },
    mutationKey: SETTING,
  })
  const ask = (values: Settings) => {
    setAsked((before) => ({ ...before, ...values }))
    change.mutate(values)
  }
  if (!here.mayWrite) {
    return (
      <ul>
        {workshop.activities.map((each) => (
          <li key={each}>{say(`activity.${each}`)}</li>
        ))}
      </ul>
    )
  }
  const shown = { ...workshop, ...asked }
  return (
    <div className="tb-stack">
      <ManyChoices
        label={say('activities.now')}
        values={shown.activities}
        onChange={(next) => ask({ activities: [...next] })}
        choices={ACTIVITIES.map((each) => ({ value: each, label: say(`activity.${each}`) }))}
      />
      <SelectField
        short
        label={say('field.votes-each')}
        value={String(shown.votesEach)}
        onChange={(next) => next !== '' && ask({ votesEach: Number(next) })}
        options={VOTES.map((n) => ({ value: n, label: n }))}
      />
      <CheckField
        label={say('field.shows-results')}
        checked={shown.showsResults}
        onChange={(showsResults) => ask({ showsResults })}
      />
      <ProblemNotice problem={change.error} />
    </div>
  )
}
