import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { AGENDA_SCOPES, type AgendaScope } from '../domain/agenda-link.ts'
import { leversScreensWords } from '../words.ts'
import { AgendaLinkLine } from './agenda-link-line.tsx'
import { leversKey, useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

/** Secret addresses under which people's own calendars follow the agenda. */
export function AgendaLinks({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const links = usePaged([...leversKey(here.territoryId), 'agenda-links'], (cursor) =>
    api.agendaLinks.list({ territoryId: here.territoryId, ...cursor }),
  )
  return (
    <Section title={say('links.title')} lead={say('links.lead')}>
      <Loaded query={links.query}>
        {(rows) =>
          rows.length > 0 && (
            <ul className="lv-plain">
              {rows.map((link) => (
                <AgendaLinkLine key={link.id} here={here} link={link} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {links.onMore && (
        <Button look="quiet" busy={links.loadingMore} onClick={links.onMore}>
          {say('agenda.more')}
        </Button>
      )}
      <NewLink here={here} />
    </Section>
  )
}

function NewLink({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const [name, setName] = useState('')
  const [scope, setScope] = useState<AgendaScope>('public')
  const opening = useMutation({
    mutationFn: () =>
      api.agendaLinks.create({ territoryId: here.territoryId, name: name.trim(), scope, lang }),
    onSuccess: () => {
      setName('')
      return changed()
    },
  })
  return (
    <form
      className="lv-quick tb-no-print"
      noValidate
      aria-label={say('links.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!opening.isPending) opening.mutate()
      }}
    >
      <TextField
        label={say('links.name')}
        help={say('links.name-help')}
        optional
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <SelectField
        label={say('links.scope')}
        value={scope}
        options={AGENDA_SCOPES.map((value) => ({ value, label: say(`links.scope-${value}`) }))}
        onChange={(value) => setScope(value === '' ? 'public' : value)}
      />
      <Button look="second" type="submit" busy={opening.isPending}>
        {say('links.open')}
      </Button>
      <ProblemNotice problem={opening.error} />
    </form>
  )
}
