import { evaluationsWords } from '#features/evaluations/words.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { ContactFields } from './sheet-contact.tsx'
import { ExchangeFields, WhoFields } from './sheet-fields.tsx'
import {
  countSaid,
  readSheet,
  SHEET_GROUPS,
  type SheetFields,
  type SheetGroup,
  sheetValues,
} from './sheet-form.ts'
import { LadderFields, SalienceFields, StanceFields } from './sheet-stance.tsx'
import { useSheetWords } from './sheet-words.ts'
import { type StakeholderRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

export type SheetFieldsProps = {
  readonly value: SheetFields
  readonly patch: (change: Partial<SheetFields>) => void
  /** Worlds that other stakeholders live in. */
  readonly worlds: readonly string[]
}

const FIELDS_OF: Readonly<Record<SheetGroup, React.ComponentType<SheetFieldsProps>>> = {
  who: WhoFields,
  exchange: ExchangeFields,
  stance: StanceFields,
  salience: SalienceFields,
  ladder: LadderFields,
  contact: ContactFields,
}

/** Scales of a person are refused as ratings are. */
const SCALES: ReadonlySet<SheetGroup> = new Set(['stance', 'salience', 'ladder'])

/** The sheet in six groups, one open: what is unsaid stays unsaid, and is counted. */
export function SheetEditor({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { nameOf, show } = useSheetWords()
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const { record } = rated
  const { draft, version } = useRecordDraft<SheetFields, StakeholderRecord>(
    `stakeholder:${record.id}`,
    record,
    readSheet,
  )
  const saving = useSaving<SheetFields, StakeholderRecord>({
    draft,
    version,
    save: (_, from, change) =>
      api.stakeholders.update({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        id: record.id,
        version: from,
        ...change(sheetValues),
      }),
    read: readSheet,
    onSaved: () => void refresh(),
  })
  const worlds = [...new Set(here.all.flatMap((each) => each.record.worlds))].sort()
  const groups = Object.keys(SHEET_GROUPS) as SheetGroup[]
  const names = Object.fromEntries(
    Object.values(SHEET_GROUPS)
      .flat()
      .map((field) => [field, nameOf(field)]),
  ) as Record<keyof SheetFields, string>
  return (
    <Form onSubmit={saving.saveNow} label={say('sheet.attributes')}>
      <DraftFound draft={draft} />
      {groups.map((group) => {
        const Fields = FIELDS_OF[group]
        const { said, all } = countSaid(draft.value, group)
        return (
          <Disclosure
            key={group}
            open={group === 'who'}
            title={
              <span className="sh-group-title">
                {say(`sheet.group-${group}`)}{' '}
                <span className="tb-soft">
                  {said === 0 ? say('sheet.all-unsaid') : say('sheet.said', { said, all })}
                </span>
              </span>
            }
          >
            <div className="sh-group">
              {SCALES.has(group) && !rated.mayBeRated ? (
                <p className="tb-soft">{say('rating.refused-short')}</p>
              ) : (
                <Fields value={draft.value} patch={draft.patch} worlds={worlds} />
              )}
            </div>
          </Disclosure>
        )
      })}
      <SaveBar
        saving={saving}
        names={names}
        show={(field, form) => show(field, form, (link) => sayEvaluations(`link-of-chain.${link}`))}
      />
    </Form>
  )
}
