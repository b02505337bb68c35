import './territories.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Page, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { territoriesWords } from '../words.ts'
import { DrawingBoard } from './drawing-board.tsx'
import { NOTHING_DRAWN } from './selection-changes.ts'
import { useTerritoriesApi, useTerritoryChanged } from './territories-api.ts'
import { TerritoryFields, type TerritoryForm } from './territory-fields.tsx'

const EMPTY: TerritoryForm = { name: '', note: '', selection: NOTHING_DRAWN }

export function NewTerritoryPage() {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const changed = useTerritoryChanged()
  const navigate = useNavigate()
  const draft = useDraft('territory:new', EMPTY)
  const [tried, setTried] = useState(false)
  const { value, patch } = draft
  const nameless = value.name.trim() === ''
  const undrawn = value.selection.include.length === 0
  const create = useMutation({
    mutationFn: async () => {
      const made = await api.create(value)
      draft.saved(EMPTY)
      await changed()
      await navigate({ to: `/territoires/${made.id}` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!nameless && !undrawn) create.mutate()
  }
  return (
    <Page title={say('new.title')} lead={say('new.lead')}>
      <form className="tb-stack terr-form" noValidate onSubmit={submit} aria-label={say('new.title')}>
        <DraftFound draft={draft} />
        <Section title={say('new.draw')}>
          <DrawingBoard
            selection={value.selection}
            onChange={(selection) => patch({ selection })}
            name={value.name}
            error={tried && undrawn ? say('problem.territories.no-commune') : undefined}
          />
        </Section>
        <Section title={say('new.name')}>
          <TerritoryFields
            form={value}
            patch={patch}
            nameError={tried && nameless ? say('field.name-missing') : undefined}
          />
        </Section>
        <ProblemNotice problem={create.error} />
        <div className="tb-row">
          <Button type="submit" busy={create.isPending}>
            {say('new.submit')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
