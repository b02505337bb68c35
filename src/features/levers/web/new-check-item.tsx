import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { leversScreensWords } from '../words.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type NewCheckItemProps = {
  readonly here: LeversHere
  /** Where it stands in the list. */
  readonly position: number
}

/** An item of the territory's own, after the others. */
export function NewCheckItem({ here, position }: NewCheckItemProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const draft = useDraft(`new-check:${here.territoryId}`, { text: '' })
  const text = draft.value.text.trim()
  const adding = useMutation({
    mutationFn: () =>
      api.checks.create({ territoryId: here.territoryId, text, position: Math.min(position, 1000) }),
    onSuccess: async () => {
      draft.saved({ text: '' })
      await changed()
    },
  })
  return (
    <div className="tb-no-print">
      <Section title={say('check.own')}>
        <Form label={say('check.own')} onSubmit={() => text !== '' && !adding.isPending && adding.mutate()}>
          <TextField
            label={say('check.own-text')}
            help={say('check.own-help')}
            maxLength={1000}
            value={draft.value.text}
            onChange={(value) => draft.patch({ text: value })}
          />
          <ProblemNotice problem={adding.error} />
          <div className="tb-row">
            <Button type="submit" look="second" busy={adding.isPending} disabled={text === ''}>
              {say('check.own-add')}
            </Button>
          </div>
        </Form>
      </Section>
    </div>
  )
}
