import type { ChainLink } from '#features/evaluations/domain/perimeter.ts'
import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { ManyChoices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useToast, useUndoToast } from '#platform/web/toasts.tsx'
import { looksLikePerson } from '../domain/person-name.ts'
import { ADVICE_OF_QUADRANT } from '../domain/quadrants.ts'
import { stakeholdersWords } from '../words.ts'
import type { MyRatingState } from './my-rating.ts'
import { RatingPanel } from './rating-panel.tsx'
import { type Rated, type StakeholderRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'

type StakeholderPanelProps = {
  readonly here: EvaluationHere
  readonly rated: Rated
  readonly rating: MyRatingState
  readonly onClose: () => void
}

/** The whole sheet of a stakeholder: ratings, what to do with it, what it expects and brings. */
export function StakeholderPanel({ here, rated, rating, onClose }: StakeholderPanelProps) {
  const say = useSay(stakeholdersWords)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape repeats the button
    <div
      className="sh-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !document.querySelector('dialog[open]')) onClose()
      }}
    >
      {looksLikePerson(rated.name) && <Advice>{say('add.person')}</Advice>}
      <RatingPanel here={here} rated={rated} rating={rating} />
      {rated.quadrant && (
        <div>
          <h3>
            {say(`quadrant.${rated.quadrant}`)} · {say(`quadrant-strategy.${rated.quadrant}`)}
          </h3>
          <ul className="sh-advices">
            {ADVICE_OF_QUADRANT[rated.quadrant].advices.map((advice) => (
              <li key={advice}>{say(`advice.${advice}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {here.mayWrite ? (
        <SheetForm here={here} rated={rated} onClose={onClose} />
      ) : (
        <SheetReading rated={rated} />
      )}
    </div>
  )
}

function SheetReading({ rated }: { readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { expects, contributes } = rated.record
  const rows = [
    [say('sheet.expects'), expects],
    [say('sheet.contributes'), contributes],
  ] as const
  return (
    <dl className="sh-sheet">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text || say('sheet.unsaid')}</dd>
        </div>
      ))}
    </dl>
  )
}

type SheetFields = {
  readonly name: string
  readonly links: readonly ChainLink[]
  readonly expects: string
  readonly contributes: string
}

const read = ({ name, links, expects, contributes }: StakeholderRecord): SheetFields => ({
  name,
  links,
  expects,
  contributes,
})

function SheetForm({ here, rated, onClose }: Omit<StakeholderPanelProps, 'rating'>) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const remove = useRemove(here)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const { record } = rated
  const draft = useDraft<SheetFields>(`stakeholder:${record.id}`, read(record))
  const saving = useSaving<SheetFields, StakeholderRecord>({
    draft,
    version: record.version,
    save: ({ name, links, ...rest }, version) =>
      api.stakeholders.update({
        ...scope,
        id: record.id,
        version,
        values: {
          ...rest,
          ...(name.trim() === '' ? {} : { name: name.trim() }),
          links: [...links],
        },
      }),
    read,
    onSaved: () => void refresh(),
  })
  const { value, patch } = draft
  const nameOfLink = (link: ChainLink) => sayEvaluations(`link-of-chain.${link}`)
  return (
    <Form onSubmit={saving.saveNow} label={say('sheet.title')}>
      <h3>{say('sheet.title')}</h3>
      <DraftFound draft={draft} />
      <TextField
        label={say('sheet.expects')}
        optional
        lines={2}
        value={value.expects}
        maxLength={1000}
        onChange={(expects) => patch({ expects })}
      />
      <TextField
        label={say('sheet.contributes')}
        optional
        lines={2}
        value={value.contributes}
        maxLength={1000}
        onChange={(contributes) => patch({ contributes })}
      />
      <ManyChoices
        label={say('sheet.links')}
        optional
        row
        values={value.links}
        onChange={(links) => patch({ links })}
        choices={CHAIN_LINKS.map((link) => ({ value: link, label: nameOfLink(link) }))}
      />
      <TextField
        label={say('sheet.name')}
        value={value.name}
        maxLength={200}
        onChange={(name) => patch({ name })}
        error={value.name.trim() === '' ? say('sheet.name-missing') : undefined}
      />
      <SaveBar
        saving={saving}
        names={{
          name: say('sheet.name'),
          links: say('sheet.links'),
          expects: say('sheet.expects'),
          contributes: say('sheet.contributes'),
        }}
        show={(field, form) => {
          if (field === 'links') return form.links.map(nameOfLink).join(', ')
          return form[field]
        }}
      >
        <Button
          look="quiet"
          onClick={() => {
            draft.discard()
            onClose()
            void remove(record)
          }}
        >
          {say('sheet.remove')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {say('sheet.close')}
        </Button>
      </SaveBar>
    </Form>
  )
}

/** Deletes at once and offers to take it back, with its ratings. */
function useRemove({ territoryId, evaluation }: EvaluationHere) {
  const say = useSay(stakeholdersWords)
  const api = useStakeholdersApi()
  const refresh = useRefresh(evaluation.id)
  const undoToast = useUndoToast()
  const toast = useToast()
  const tell = useProblemText()
  const scope = { territoryId, evaluationId: evaluation.id }
  return async ({ id, version, name }: StakeholderRecord) => {
    try {
      await api.stakeholders.remove({ ...scope, id, version })
      undoToast(say('sheet.removed', { name }), () =>
        api.stakeholders.restore({ ...scope, id }).then(refresh),
      )
    } catch (failure) {
      toast(tell(failure))
    }
    await refresh()
  }
}
