import { useMutation } from '@tanstack/react-query'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { EXCHANGE_FORMS, type ExchangeForm } from '../domain/event.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { ExchangeWith, type With } from './exchange-with.tsx'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type NewFields = With & {
  readonly title: string
  readonly form: ExchangeForm | ''
  readonly heldOn: string
}
const BLANK: NewFields = { title: '', form: '', heldOn: '', otherName: '', otherTerritoryId: null }

type NewExchangeProps = { readonly here: LeversHere; readonly onMade: (id: string) => void }

/** An exchange in four fields; a day that is past says that it was held. */
export function NewExchange({ here, onMade }: NewExchangeProps) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const draft = useDraft<NewFields>(`new-exchange:${here.territoryId}`, BLANK)
  const { title, form, heldOn, otherName, otherTerritoryId } = draft.value
  const adding = useMutation({
    mutationFn: () =>
      api.exchanges.create({
        territoryId: here.territoryId,
        title: title.trim(),
        otherName,
        ...(otherTerritoryId ? { otherTerritoryId } : {}),
        ...(form ? { form } : {}),
        ...(heldOn ? { heldOn, state: heldOn <= here.today ? ('held' as const) : ('planned' as const) } : {}),
      }),
    onSuccess: async ({ id }) => {
      draft.saved(BLANK)
      onMade(id)
      await changed()
    },
  })
  return (
    <Section title={say('exchanges.new')}>
      <Form
        label={say('exchanges.new')}
        onSubmit={() => title.trim() !== '' && !adding.isPending && adding.mutate()}
      >
        <DraftFound draft={draft} />
        <TextField
          label={say('exchanges.what')}
          help={say('exchanges.what-help')}
          value={title}
          maxLength={200}
          onChange={(value) => draft.patch({ title: value })}
        />
        <ExchangeWith territoryId={here.territoryId} value={draft.value} onChange={draft.patch} />
        <SelectField
          label={say('exchanges.form')}
          optional
          value={form}
          options={EXCHANGE_FORMS.map((value) => ({ value, label: sayCode(`exchange-form.${value}`) }))}
          onChange={(value) => draft.patch({ form: value })}
        />
        <DateField
          label={say('exchanges.day')}
          optional
          value={heldOn}
          onChange={(value) => draft.patch({ heldOn: value })}
        />
        <ProblemNotice problem={adding.error} />
        <div className="tb-row">
          <Button type="submit" look="second" busy={adding.isPending} disabled={title.trim() === ''}>
            {say('exchanges.add')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
