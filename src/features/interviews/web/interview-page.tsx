import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { useLeversApi } from '#features/levers/web/levers-api.ts'
import { TimeField } from '#features/levers/web/time-field.tsx'
import { useStakeholdersApi } from '#features/stakeholders/web/stakeholders-api.ts'
import { useWorldsApi } from '#features/worlds/web/worlds-api.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { InterviewEntry, InterviewRecord } from '../contract.ts'
import { INTERVIEW_STATES, PUBLIC_KINDS } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { AgreementSection } from './agreement-section.tsx'
import { interviewsAddress } from './interview-addresses.ts'
import { type InterviewForm, interviewValues, readInterview } from './interview-form.ts'
import { InterviewFrame } from './interview-frame.tsx'
import { useGuides, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { MeetingSheet } from './meeting-sheet.tsx'

/** Before an interview: whom, when, with which guide, and the consent. */
export function InterviewPage() {
  return (
    <InterviewFrame>
      {(here, interview) => <Prepare key={interview.id} here={here} interview={interview} />}
    </InterviewFrame>
  )
}

type PrepareProps = { readonly here: EvaluationHere; readonly interview: InterviewEntry }

function Prepare({ here, interview }: PrepareProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  type Read = InterviewEntry | InterviewRecord
  const { draft, version } = useRecordDraft<InterviewForm, Read>(
    `interview:${interview.id}`,
    interview,
    readInterview,
  )
  const saving = useSaving<InterviewForm, Read>({
    draft,
    version,
    save: (_, from, change) =>
      api.interviews.update({
        ...scope,
        id: interview.id,
        version: from,
        ...change(interviewValues, ['groupCounts']),
      }),
    read: readInterview,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const isMeeting = interview.format === 'meeting'
  const choices = useChoices(here)
  const guides = useGuides(scope)
  const day = isMeeting ? say('field.day-meeting') : say('field.day')
  return (
    <>
      <Section title={say('prepare.title')} acts={<RemoveInterview here={here} interview={interview} />}>
        <DraftFound draft={draft} />
        <Choices
          label={say('field.state')}
          row
          value={value.state}
          choices={INTERVIEW_STATES.map((state) => ({ value: state, label: code(`state.${state}`) }))}
          onChange={(state) => patch({ state })}
        />
        <div className="iv-fields">
          <DateField
            label={day}
            optional
            value={value.takesPlaceOn}
            onChange={(takesPlaceOn) => patch({ takesPlaceOn })}
          />
          <TimeField
            label={say('field.time')}
            value={value.startsAt}
            disabled={false}
            onChange={(startsAt) => patch({ startsAt })}
          />
          <TextField
            label={say('field.place')}
            optional
            value={value.place}
            maxLength={200}
            onChange={(place) => patch({ place })}
          />
        </div>
        {!isMeeting && (
          <SelectField
            label={say('field.stakeholder')}
            help={say('field.stakeholder-help')}
            optional
            value={value.stakeholderId}
            options={choices.stakeholders}
            onChange={(stakeholderId) => patch({ stakeholderId })}
          />
        )}
        <div className="iv-fields">
          <TextField
            label={say(isMeeting ? 'new.about' : 'field.described')}
            help={say(isMeeting ? 'new.about-help' : 'field.described-help')}
            optional
            value={value.describedAs}
            maxLength={200}
            onChange={(describedAs) => patch({ describedAs })}
          />
          <SelectField
            label={say('field.public')}
            value={value.publicKind}
            options={PUBLIC_KINDS.map((kind) => ({ value: kind, label: code(`public.${kind}`) }))}
            onChange={(publicKind) => patch({ publicKind: publicKind || 'other' })}
          />
          <SelectField
            label={say('field.world')}
            optional
            value={value.worldId}
            options={choices.worlds}
            onChange={(worldId) => patch({ worldId })}
          />
        </div>
        <div className="iv-fields">
          <SelectField
            label={say('field.guide')}
            optional
            value={value.guideId}
            options={(guides.data ?? [])
              .filter(({ format }) => format === interview.format)
              .map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(guideId) => patch({ guideId })}
          />
          <TextField
            label={say(isMeeting ? 'field.leader' : 'field.interviewer')}
            optional
            value={value.interviewer}
            maxLength={200}
            onChange={(interviewer) => patch({ interviewer })}
          />
        </div>
        <TextField
          label={say('field.note')}
          optional
          lines={3}
          value={value.note}
          maxLength={4000}
          onChange={(note) => patch({ note })}
        />
      </Section>
      {isMeeting && <MeetingSheet here={here} form={value} patch={patch} events={choices.events} />}
      <SaveBar
        saving={saving}
        names={{
          state: say('field.state'),
          guideId: say('field.guide'),
          eventId: say('meeting.event'),
          takesPlaceOn: day,
          startsAt: say('field.time'),
          place: say('field.place'),
          stakeholderId: say('field.stakeholder'),
          worldId: say('field.world'),
          publicKind: say('field.public'),
          describedAs: say('field.described'),
          interviewer: say('field.interviewer'),
          note: say('field.note'),
          groupCounts: say('meeting.groups'),
          consentHow: say('consent.how'),
          consentOn: say('consent.on'),
          consentUses: say('consent.uses'),
          consentExpiresOn: say('consent.until'),
          shownAs: say('consent.shown-as'),
        }}
        show={(field, form) => show(form[field])}
      />
      <AgreementSection here={here} interview={interview} />
    </>
  )
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Stakeholders, worlds and events that an interview may name. */
function useChoices(here: EvaluationHere) {
  const { territoryId, evaluation } = here
  const stakeholders = useStakeholdersApi()
  const worlds = useWorldsApi()
  const levers = useLeversApi()
  const page = { territoryId, limit: LARGEST_PAGE }
  const { data } = useQuery({
    queryKey: ['choices-of-interviews', territoryId, evaluation.id],
    queryFn: async () => ({
      stakeholders: await readEveryPage((cursor) =>
        stakeholders.stakeholders.list({ ...page, evaluationId: evaluation.id, cursor }),
      ),
      worlds: await readEveryPage((cursor) => worlds.worlds.list({ ...page, cursor })),
      events: await readEveryPage((cursor) => levers.agenda({ ...page, order: 'last', cursor })),
    }),
  })
  const named = (some: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (some ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return {
    stakeholders: named(data?.stakeholders),
    worlds: named(data?.worlds),
    events: data?.events ?? [],
  }
}

function RemoveInterview({ here, interview }: PrepareProps) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const router = useRouter()
  const changed = useInterviewsChanged(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const one = { territoryId: here.territoryId, evaluationId: here.evaluation.id, id: interview.id }
  const remove = () =>
    api.interviews.remove({ ...one, version: interview.version }).then(
      async () => {
        router.history.push(interviewsAddress(here))
        await changed()
        undoToast(say('interview.removed'), () => api.interviews.restore(one).then(changed))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  return (
    <Button look="quiet" onClick={() => void remove()}>
      {say('interview.remove')}
    </Button>
  )
}
