import './interviews.css'
import { useRouter } from '@tanstack/react-router'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import type { GuideItem, GuideRecord } from '../contract.ts'
import { type GuideLine, MODE_OF_FORMAT, minutesOfGuide } from '../domain/guide.ts'
import { PUBLIC_KINDS, type PublicKind } from '../domain/interview.ts'
import { interviewsScreensWords, interviewsWords } from '../words.ts'
import { GuideItems } from './guide-items.tsx'
import { guideSheet, interviewsAddress } from './interview-addresses.ts'
import { useGuide, useGuideLines, useInterviewsApi, useInterviewsChanged } from './interviews-api.ts'
import { SheetLink } from './sheet-link.tsx'

type GuideForm = {
  readonly title: string
  readonly publicKind: PublicKind
  readonly lang: 'fr' | 'en'
  readonly opening: string
  readonly closing: string
  readonly items: readonly GuideItem[]
}

const readGuide = ({ title, publicKind, lang, opening, closing, items }: GuideRecord): GuideForm => ({
  title,
  publicKind,
  lang,
  opening,
  closing,
  items,
})

/** What is sent: a question that nobody has written yet is not one. */
const guideValues = ({ items, ...form }: GuideForm) => ({
  ...form,
  title: form.title.trim() || '…',
  items: items
    .filter(({ text }) => text.trim() !== '')
    .map((item) => ({ ...item, lineIds: [...item.lineIds] })),
})

/** One guide: its questions in their order, what each brings, and which lines of the framework it answers. */
export function GuidePage() {
  const say = useSay(interviewsScreensWords)
  const guideId = usePathParam('guideId')
  return (
    <EvaluationPage
      title={say('guide.title')}
      lead={say('guide.lead')}
      acts={(here) => <SheetLink href={guideSheet(here, guideId)}>{say('guides.paper')}</SheetLink>}
    >
      {(here) => <GuideLoaded here={here} guideId={guideId} />}
    </EvaluationPage>
  )
}

function GuideLoaded({ here, guideId }: { readonly here: EvaluationHere; readonly guideId: string }) {
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const guide = useGuide(scope, guideId)
  const lines = useGuideLines(scope)
  return (
    <Loaded query={guide}>
      {(read) => (
        <Loaded query={lines}>
          {(all) => <GuideEditor key={read.id} here={here} guide={read} lines={all} />}
        </Loaded>
      )}
    </Loaded>
  )
}

type GuideEditorProps = {
  readonly here: EvaluationHere
  readonly guide: GuideRecord
  readonly lines: readonly GuideLine[]
}

function GuideEditor({ here, guide, lines }: GuideEditorProps) {
  const say = useSay(interviewsScreensWords)
  const code = useSay(interviewsWords)
  const api = useInterviewsApi()
  const changed = useInterviewsChanged(here.evaluation.id)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const { draft, version } = useRecordDraft<GuideForm, GuideRecord>(`guide:${guide.id}`, guide, readGuide)
  const saving = useSaving<GuideForm, GuideRecord>({
    draft,
    version,
    save: (_, from, change) =>
      api.guides.update({ ...scope, id: guide.id, version: from, ...change(guideValues) }),
    read: readGuide,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const disabled = !here.mayWrite
  const { minutes, unknown } = minutesOfGuide(value.items)
  const fitting = lines.filter(
    (line) =>
      line.mode === MODE_OF_FORMAT[guide.format] ||
      value.items.some(({ lineIds }) => lineIds.includes(line.id)),
  )
  return (
    <>
      <Section title={say('guide.what')} acts={here.mayWrite && <RemoveGuide here={here} guide={guide} />}>
        <DraftFound draft={draft} />
        <TextField
          label={say('guide.name')}
          value={value.title}
          maxLength={200}
          disabled={disabled}
          onChange={(title) => patch({ title })}
        />
        <div className="iv-fields">
          <SelectField
            label={say('field.public')}
            value={value.publicKind}
            disabled={disabled}
            options={PUBLIC_KINDS.map((kind) => ({ value: kind, label: code(`public.${kind}`) }))}
            onChange={(publicKind) => patch({ publicKind: publicKind || 'other' })}
          />
          <SelectField
            label={say('field.lang')}
            value={value.lang}
            disabled={disabled}
            options={(['fr', 'en'] as const).map((lang) => ({ value: lang, label: say(`lang.${lang}`) }))}
            onChange={(lang) => patch({ lang: lang || 'fr' })}
          />
        </div>
        <TextField
          label={say('guide.opening')}
          lines={3}
          optional
          maxLength={2000}
          disabled={disabled}
          value={value.opening}
          onChange={(opening) => patch({ opening })}
        />
      </Section>
      <Section
        title={say('guide.questions')}
        lead={`${code('sheet.questions', { n: value.items.length })} · ${code(unknown > 0 ? 'sheet.minutes-at-least' : 'sheet.minutes', { n: minutes })}`}
      >
        <GuideItems
          items={value.items}
          lines={fitting}
          disabled={disabled}
          onChange={(items) => patch({ items })}
        />
        <TextField
          label={say('guide.closing')}
          lines={3}
          optional
          maxLength={2000}
          disabled={disabled}
          value={value.closing}
          onChange={(closing) => patch({ closing })}
        />
      </Section>
      {here.mayWrite && (
        <SaveBar
          saving={saving}
          names={{
            title: say('guide.name'),
            publicKind: say('field.public'),
            lang: say('field.lang'),
            opening: say('guide.opening'),
            closing: say('guide.closing'),
            items: say('guide.questions'),
          }}
          show={(field, form) =>
            field === 'items' ? form.items.map(({ text }) => text).join('\n') : String(form[field])
          }
        />
      )}
    </>
  )
}

function RemoveGuide({ here, guide }: { readonly here: EvaluationHere; readonly guide: GuideRecord }) {
  const say = useSay(interviewsScreensWords)
  const api = useInterviewsApi()
  const router = useRouter()
  const changed = useInterviewsChanged(here.evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const one = { territoryId: here.territoryId, evaluationId: here.evaluation.id, id: guide.id }
  const remove = () =>
    api.guides.remove({ ...one, version: guide.version }).then(
      async () => {
        router.history.push(interviewsAddress(here))
        await changed()
        undoToast(say('guide.removed'), () => api.guides.restore(one).then(changed))
      },
      (failure: unknown) => toast(tell(failure)),
    )
  return (
    <Button look="quiet" onClick={() => void remove()}>
      {say('guide.remove')}
    </Button>
  )
}
