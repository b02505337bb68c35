import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import type { Audience } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { AudienceRow } from './audience-row.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { StarterPublics } from './starter-publics.tsx'

type AudiencesProps = { readonly here: LeversHere; readonly audiences: readonly Audience[] }

/** The publics that matter here: those of the catalogue at one press, own ones by their name. */
export function AudiencesSection({ here, audiences }: AudiencesProps) {
  const say = useSay(leversScreensWords)
  return (
    <Section title={say('publics.title')} lead={say('publics.lead')} id="publics">
      {audiences.length === 0 ? (
        <EmptyState title={say('publics.empty')}>{say('publics.empty-text')}</EmptyState>
      ) : (
        <ul className="lv-rows" aria-label={say('publics.title')}>
          {audiences.map((audience) => (
            <AudienceRow key={audience.id} here={here} audience={audience} />
          ))}
        </ul>
      )}
      {here.mayWrite && (
        <>
          <StarterPublics here={here} audiences={audiences} />
          <NewAudience here={here} />
        </>
      )}
    </Section>
  )
}

function NewAudience({ here }: { readonly here: LeversHere }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const draft = useDraft(`new-audience:${here.territoryId}`, { name: '' })
  const name = draft.value.name.trim()
  const adding = useMutation({
    mutationFn: () => api.audiences.create({ territoryId: here.territoryId, name }),
    onSuccess: async () => {
      draft.saved({ name: '' })
      await changed()
    },
  })
  return (
    <div className="tb-no-print">
      <Form label={say('publics.own')} onSubmit={() => name !== '' && !adding.isPending && adding.mutate()}>
        <TextField
          label={say('publics.own')}
          value={draft.value.name}
          maxLength={80}
          autoComplete="off"
          onChange={(value) => draft.patch({ name: value })}
        />
        <div className="tb-row">
          <Button type="submit" look="second" busy={adding.isPending} disabled={name === ''}>
            {say('publics.add')}
          </Button>
          <span role="status" className="tb-soft">
            {adding.data && say('publics.added', { name: adding.data.name })}
          </span>
        </div>
        <ProblemNotice problem={adding.error} />
      </Form>
    </div>
  )
}
