import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationKey, useEvaluationsApi } from '#features/evaluations/web/evaluations-api.ts'
import { goToField } from '#features/evaluations/web/findings.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { type Draft, useDraft } from '#platform/web/draft.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { SupportView } from '../contract.ts'
import { restitutionWords } from '../words.ts'
import { AimFields } from './aim-fields.tsx'
import { CallField, KeyMessageField, LimitsField, StoryField } from './message-fields.tsx'
import { ThreadLink } from './public-page.tsx'
import { PublishPanel } from './publish-panel.tsx'
import {
  type SupportDraftView,
  type SupportRecord,
  type SupportScope,
  useRestitutionApi,
  useRestitutionChanged,
} from './restitution-api.ts'
import { StatementsEditor } from './statements-editor.tsx'
import {
  fromSupportForm,
  type SupportForm,
  showSupportField,
  supportFieldNames,
  toSupportForm,
} from './support-form.ts'
import { SupportSheet } from './support-sheet.tsx'
import { threadAddress } from './thread-kinds.ts'

type SupportBuilderProps = {
  readonly here: EvaluationHere
  readonly scope: SupportScope
  readonly support: SupportRecord
  readonly seen: SupportDraftView
}

function useStories(here: EvaluationHere) {
  const api = useEvaluationsApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  return useQuery({
    queryKey: [...evaluationKey(here.evaluation.id), 'stories'],
    queryFn: async () => (await api.stories.list({ ...scope, limit: 200 })).items,
  })
}

/** From the audience to the published link, in the order in which a message is built (method 9). */
export function SupportBuilder({ here, scope, support, seen }: SupportBuilderProps) {
  const say = useSay(restitutionWords)
  const api = useRestitutionApi()
  const changed = useRestitutionChanged(scope.evaluationId)
  const stories = useStories(here)
  const { territoryId, evaluationId } = scope
  const draft = useDraft<SupportForm>(`support:${support.id}`, toSupportForm(support))
  const saving = useSaving<SupportForm, SupportRecord>({
    draft,
    version: support.version,
    save: (_, version, change) =>
      api.supports.update({
        territoryId,
        evaluationId,
        id: support.id,
        version,
        ...change(fromSupportForm),
      }),
    read: toSupportForm,
    onSaved: () => void changed(),
  })
  const titles = new Map(
    (stories.data ?? []).map((each) => [each.id, each.title || say('field.story-untitled')]),
  )
  return (
    <div className="rs-builder">
      <div className="rs-work">
        <DraftFound draft={draft} />
        <Section title={say('builder.aim')}>
          <AimFields draft={draft} />
        </Section>
        <Section title={say('builder.message')} lead={say('builder.message-lead')}>
          <KeyMessageField draft={draft} />
        </Section>
        <Section title={say('builder.figures')} lead={say('builder.figures-lead')}>
          <StatementsEditor here={here} scope={scope} seen={seen} audience={draft.value.audience} />
        </Section>
        <Section title={say('builder.story')}>
          <StoryField draft={draft} titles={titles} here={here} />
        </Section>
        <Section title={say('builder.call')}>
          <CallField draft={draft} />
        </Section>
        <Section title={say('builder.limits')} lead={say('builder.limits-lead')}>
          <LimitsField draft={draft} proposed={seen.proposedLimits} />
        </Section>
        <Section title={say('builder.publish')}>
          <PublishPanel scope={scope} support={support} seen={seen} saved={saving.state === 'saved'} />
        </Section>
        <SaveBar saving={saving} names={supportFieldNames(say)} show={showSupportField(say, titles)} />
      </div>
      <Preview scope={scope} seen={seen} view={withDraft(seen.view, draft)} />
    </div>
  )
}

/** What is being written shows at once; figures and story follow once saved. */
function withDraft(view: SupportView, draft: Draft<SupportForm>): SupportView {
  const { title, keyMessage, callToAction, limits, lang } = draft.value
  return { ...view, title, keyMessage, callToAction, limits, lang }
}

type PreviewProps = {
  readonly scope: SupportScope
  readonly seen: SupportDraftView
  readonly view: SupportView
}

function Preview({ scope, seen, view }: PreviewProps) {
  const say = useSay(restitutionWords)
  const [shown, setShown] = useState(true)
  const blocking = seen.findings.filter((found) => found.severity === 'blocking').length
  return (
    <aside className="rs-preview" aria-label={say('preview.title')}>
      <div className="rs-preview-head">
        <p>{say('preview.title')}</p>
        <Button look="quiet" onClick={() => goToField('publish')}>
          {blocking > 0 ? say('publish.blocking', { n: blocking }) : say('preview.to-publish')}
        </Button>
        <Button look="quiet" onClick={() => setShown(!shown)} aria-expanded={shown}>
          {say(shown ? 'preview.hide' : 'preview.show')}
        </Button>
      </div>
      {shown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, the keyboard must reach it
        <section className="rs-paper" tabIndex={0} aria-label={say('preview.title')}>
          <SupportSheet
            view={view}
            top={2}
            thread={(figure) => (
              <ThreadLink
                to={threadAddress(scope.territoryId, 'observation', figure.observationId)}
                figure={figure}
              />
            )}
          />
        </section>
      )}
    </aside>
  )
}
