/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import { NAME_LIMIT } from '../domain/workshop.ts'
import { Selection, TextField } from './fields.tsx'
import { usePage } from './page-context.ts'
import { sayProblem } from './page-words.ts'
import { Screen } from './screen.tsx'
import { useDraft } from './use-draft.ts'

/** The door: what this is, what becomes of what one says, and a name for who wants one. */
export function JoinScreen() {
  const { phone, look, say, lang } = usePage()
  const [draft, keep] = useDraft('join', { name: '', urbalGroup: '' })
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SendingProblem>()
  const date = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(look.namesErasedOn))
  const join = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    try {
      await phone.join({ name: draft.name.trim(), urbalGroup: draft.urbalGroup || null })
      keep(null)
    } catch (failure) {
      setProblem(failure as SendingProblem)
      setBusy(false)
    }
  }
  const groups = ['', ...URBAL_GROUPS].map((value) => ({
    value,
    label: say(`urbal-group.${value || 'none'}` as 'urbal-group.none'),
  }))
  return (
    <Screen title={look.title} say={say} above={say('page.at', { territory: look.territoryName })}>
      <p class="lead">{say('join.lead')}</p>
      <section class="notice" aria-labelledby="notice">
        <h2 id="notice">{say('join.notice')}</h2>
        <ul>
          <li>{say('notice.who', { territory: look.territoryName })}</li>
          <li>{say('notice.until', { date })}</li>
          <li>{say('notice.erase')}</li>
        </ul>
      </section>
      <form onSubmit={join}>
        <TextField
          label={say('join.name')}
          value={draft.name}
          onValue={(name) => keep({ name: name.slice(0, NAME_LIMIT) })}
          most={NAME_LIMIT}
          isOptional
          autocomplete="given-name"
        />
        <Selection
          legend={say('join.group')}
          choices={groups}
          value={draft.urbalGroup}
          onValue={(urbalGroup) => keep({ urbalGroup })}
        />
        {problem && (
          <p class="wrong" role="alert">
            {sayProblem(say, problem)}
          </p>
        )}
        <button class="main" type="submit" disabled={isBusy}>
          {say(isBusy ? 'join.busy' : 'join.submit')}
        </button>
      </form>
    </Screen>
  )
}
