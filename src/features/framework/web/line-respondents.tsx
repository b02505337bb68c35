import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { frameworkWords } from '../words.ts'
import { formatMinutes } from './duration-text.ts'
import { useFrameworkApi } from './framework-api.ts'
import {
  type FrameworkPeople,
  nameOfStakeholder,
  type Respondent,
  useFrameworkPeople,
} from './framework-people.ts'
import { type Line, type Scope, useRefresh } from './framework-state.ts'

type Props = { readonly line: Line; readonly scope: Scope; readonly base: string; readonly mayWrite: boolean }

/** Which stakeholders are asked for a line, how long each time and how often. */
export function LineRespondents(props: Props) {
  const say = useSay(frameworkWords)
  const people = useFrameworkPeople(props.scope)
  return (
    <Section title={say('respondent.title')} lead={say('respondent.lead')} id="respondents">
      <Loaded query={people}>{(read) => <Respondents {...props} people={read} />}</Loaded>
    </Section>
  )
}

function Respondents({ line, scope, base, mayWrite, people }: Props & { readonly people: FrameworkPeople }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  const own = people.respondents.filter(({ lineId }) => lineId === line.id)
  const removing = useMutation({
    mutationFn: ({ id, version }: Respondent) => api.respondents.remove({ ...scope, id, version }),
    onSuccess: (_, { id, stakeholderId }) => {
      undoToast(say('respondent.removed', { name: nameOfStakeholder(people, stakeholderId) }), () =>
        api.respondents.restore({ ...scope, id }).then(refresh),
      )
      return refresh()
    },
  })
  return (
    <>
      <ProblemNotice problem={removing.error} />
      {own.length > 0 && (
        <ul className="fw-respondents">
          {own.map((each) => {
            const name = nameOfStakeholder(people, each.stakeholderId)
            return (
              <li key={each.id}>
                <span>{name}</span>
                <span className="tb-soft">
                  {each.minutes === null
                    ? say('respondent.minutes-unknown')
                    : say('respondent.asked', { time: formatMinutes(each.minutes, lang), times: each.times })}
                </span>
                {mayWrite && (
                  <IconButton
                    label={say('respondent.remove', { name })}
                    onClick={() => removing.mutate(each)}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {own.length === 0 && <p className="tb-soft">{say('respondent.none')}</p>}
      {people.stakeholders.length === 0 ? (
        <p>
          {say('respondent.no-stakeholder')}{' '}
          <LinkTo to={`${base}/parties-prenantes`}>{say('respondent.to-map')}</LinkTo>
        </p>
      ) : (
        mayWrite && <AddRespondent line={line} scope={scope} people={people} />
      )}
    </>
  )
}

type AddProps = { readonly line: Line; readonly scope: Scope; readonly people: FrameworkPeople }

function AddRespondent({ line, scope, people }: AddProps) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const [stakeholderId, setStakeholder] = useState('')
  const [minutes, setMinutes] = useState('')
  const [times, setTimes] = useState('1')
  const adding = useMutation({
    mutationFn: () =>
      api.respondents.create({
        ...scope,
        lineId: line.id,
        stakeholderId,
        minutes: minutes === '' ? null : Math.round(Number(minutes)),
        times: Math.max(1, Math.round(Number(times) || 1)),
      }),
    onSuccess: () => {
      setStakeholder('')
      return refresh()
    },
  })
  const taken = new Set(
    people.respondents.filter(({ lineId }) => lineId === line.id).map((each) => each.stakeholderId),
  )
  const free = people.stakeholders.filter(({ id }) => !taken.has(id))
  if (free.length === 0) return null
  return (
    <div className="tb-stack">
      <div className="fw-pair">
        <SelectField
          label={say('respondent.who')}
          none={say('respondent.choose')}
          value={stakeholderId}
          onChange={setStakeholder}
          options={free.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NumberField
          label={say('respondent.minutes')}
          unit="min"
          min={0}
          max={14_400}
          value={minutes}
          onChange={setMinutes}
        />
        <NumberField label={say('respondent.times')} min={1} max={366} value={times} onChange={setTimes} />
      </div>
      <ProblemNotice problem={adding.error} />
      <div>
        <Button
          look="second"
          disabled={stakeholderId === ''}
          busy={adding.isPending}
          onClick={() => adding.mutate()}
        >
          {say('respondent.add')}
        </Button>
      </div>
    </div>
  )
}
