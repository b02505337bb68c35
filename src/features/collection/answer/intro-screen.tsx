/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import type { RespondentLook } from '../contract.ts'
import { type RespondentSay, sayProblem } from './page-words.ts'
import type { ScreenProps } from './respondent-page.tsx'
import { Screen } from './screen.tsx'

type IntroProps = ScreenProps & { readonly look: RespondentLook }

/** Who asks, what for, how long it takes and what becomes of it; then the questions. */
export function IntroScreen(props: IntroProps) {
  const { look, say, state, respondent, go } = props
  const isLate = look.state === 'closed'
  const mine = state.items.filter((item) => item.state !== 'refused').length
  const isDone = look.channel === 'invitation' && (look.answered || mine > 0)
  const day = look.closesAt
    ? new Date(look.closesAt).toLocaleDateString(props.lang, { dateStyle: 'long' })
    : null
  return (
    <Screen title={look.title} say={say} above={look.linkLabel || look.territoryName}>
      {look.demonstration && <p class="notice">{say('page.demonstration')}</p>}
      {look.purpose !== '' && <p class="lead purpose">{look.purpose}</p>}
      {!isLate && !isDone && (
        <p>
          {say(day ? 'intro.minutes-until' : 'intro.minutes', {
            n: Math.max(1, Math.round(look.minutes)),
            day: day ?? '',
          })}
        </p>
      )}
      {!state.lasts && <p class="notice">{say('kept.nowhere')}</p>}
      {isDone ? (
        <p class="notice">{say('intro.answered')}</p>
      ) : isLate ? (
        <p class="notice">{say('intro.closed')}</p>
      ) : state.draft ? (
        <p class="bar">
          <button class="main" type="button" onClick={() => go('form')}>
            {say('intro.resume')}
          </button>
          <button class="plain" type="button" onClick={respondent.abandon}>
            {say('intro.restart')}
          </button>
        </p>
      ) : look.channel === 'relay' ? (
        <RelayStart {...props} />
      ) : (
        <button
          class="main"
          type="button"
          onClick={() => {
            respondent.begin()
            go('form')
          }}
        >
          {say('intro.begin')}
        </button>
      )}
      <details>
        <summary>{say('intro.notice')}</summary>
        <p>{say('notice.who', { territory: look.territoryName })}</p>
        <p>{say('notice.kept', { n: look.keptMonths })}</p>
        <p>{say('notice.rights')}</p>
        {look.contact !== '' && <p>{say('notice.contact', { contact: look.contact })}</p>}
      </details>
    </Screen>
  )
}

/** Somebody of a relay structure answers with people: who collects, for which public, and that they agreed. */
function RelayStart({ look, say, respondent, go }: IntroProps) {
  const [collector, setCollector] = useState('')
  const [groupId, setGroup] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const [isWrong, setWrong] = useState(false)
  useEffect(() => void respondent.collector().then(setCollector), [respondent])
  const begin = (event: Event) => {
    event.preventDefault()
    if (collector.trim() === '' || !isAgreed) return setWrong(true)
    respondent.begin({ collector: collector.trim(), groupId: groupId || null, consent: true })
    go('form')
  }
  return (
    <form onSubmit={begin} noValidate>
      <div class="field">
        <label for="collector">{say('relay.collector')}</label>
        <p class="hint" id="collector-hint">
          {say('relay.collector-hint')}
        </p>
        <input
          id="collector"
          type="text"
          maxLength={80}
          value={collector}
          aria-describedby="collector-hint"
          aria-invalid={(isWrong && collector.trim() === '') || undefined}
          onInput={(event) => setCollector(event.currentTarget.value)}
        />
      </div>
      {look.groups.length > 0 && (
        <div class="field">
          <label for="group">{say('relay.group')}</label>
          <select id="group" value={groupId} onChange={(event) => setGroup(event.currentTarget.value)}>
            <option value="">{say('relay.group-none')}</option>
            {look.groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <label class="choice">
        <input
          type="checkbox"
          checked={isAgreed}
          aria-invalid={(isWrong && !isAgreed) || undefined}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        {say('relay.consent')}
      </label>
      {isWrong && (collector.trim() === '' || !isAgreed) && (
        <p class="wrong" role="alert">
          <span aria-hidden="true">▲</span> {say('relay.missing')}
        </p>
      )}
      <button class="main" type="submit">
        {say('relay.begin')}
      </button>
    </form>
  )
}

/** Nothing to answer here: the link, the moment, the network. */
export function NoticeScreen({
  problem,
  say,
}: {
  readonly problem: SendingProblem
  readonly say: RespondentSay
}) {
  return (
    <Screen title={say(problem.fault === 'busy' ? 'notice.offline' : 'notice.nothing')} say={say}>
      <p class="lead">{sayProblem(say, problem)}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {say('page.retry')}
      </button>
    </Screen>
  )
}
