import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { ownNetworkWords } from '../words.ts'
import { type HeldOwn, ownKey } from './own-network-api.ts'
import { type OwnForm, readOwn, writeOwn } from './own-network-form.ts'
import { OwnProposals } from './own-proposals.tsx'
import { OwnTies } from './own-ties.tsx'
import { WorldChips } from './world-chips.tsx'
import { useWorldsApi } from './worlds-api.ts'

type OwnAnswerProps = { readonly token: string; readonly held: HeldOwn }

/** One's own worlds, ties, worlds met, and who is missing: corrected, then saved with consent. */
export function OwnAnswer({ token, held }: OwnAnswerProps) {
  const say = useSay(ownNetworkWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const queries = useQueryClient()
  const draft = useDraft<OwnForm>(`own-network:${token}`, readOwn(held))
  const { value, patch } = draft
  const [asked, setAsked] = useState(false)
  // the same answer sent twice is received once
  const id = useRef(newId())
  const saving = useMutation({
    mutationFn: () => api.own.answer({ token, id: id.current, consent: true, ...writeOwn(value) }),
    onSuccess: (read) => {
      id.current = newId()
      setAsked(false)
      queries.setQueryData(ownKey(token), read)
      draft.saved(read.held ? readOwn(read.held) : value)
    },
  })
  const submit = () => {
    setAsked(true)
    if (value.consent && !saving.isPending) saving.mutate()
  }
  return (
    <form
      className="tb-stack wo-own-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <DraftFound draft={draft} />
      <div className="wo-consent">
        <CheckField
          label={say('own.consent')}
          checked={value.consent}
          onChange={(consent) => patch({ consent })}
        />
        {held.consentedOn && (
          <p className="tb-soft">{say('own.consented-on', { day: formatDay(held.consentedOn, lang) })}</p>
        )}
      </div>
      <Section title={say('own.worlds')}>
        <WorldChips
          label={say('own.worlds-label')}
          help={say('own.worlds-help')}
          worlds={held.worlds}
          grades={value.worlds}
          onChange={(worlds) => patch({ worlds })}
        />
      </Section>
      <Section title={say('own.ties')} lead={say('own.ties-lead')}>
        <OwnTies
          held={held}
          ties={value.ties}
          onChange={(ties) => patch({ ties })}
          onMissing={(name) => patch({ proposals: [...new Set([...value.proposals, name])].slice(0, 50) })}
        />
        <OwnProposals proposals={value.proposals} onChange={(proposals) => patch({ proposals })} />
      </Section>
      <Section title={say('own.contacts')}>
        <WorldChips
          label={say('own.contacts-label')}
          help={say('own.contacts-help')}
          worlds={held.worlds.filter(({ id: worldId }) => !(worldId in value.worlds))}
          grades={value.contacts}
          onChange={(contacts) => patch({ contacts })}
        />
      </Section>
      {held.actions.length > 0 && (
        <Section title={say('own.actions')} lead={say('own.actions-lead')}>
          <ul className="wo-own-list">
            {held.actions.map(({ title, role }) => (
              <li key={`${title} ${role}`}>
                {title} <span className="tb-soft">{say(`role.${role}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className="wo-own-save">
        {asked && !value.consent && (
          <p className="tb-error" role="alert">
            {say('own.consent-first')}
          </p>
        )}
        <ProblemNotice problem={saving.error} />
        <Button type="submit" busy={saving.isPending}>
          {say('own.save')}
        </Button>
        <p role="status" className="tb-soft">
          {!draft.changed && held.answeredOn && say('own.saved', { day: formatDay(held.answeredOn, lang) })}
        </p>
      </div>
    </form>
  )
}
