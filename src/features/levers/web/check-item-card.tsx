import { useState } from 'react'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { CheckItem } from '../contract.ts'
import { CHECK_ANSWERS, type CheckAnswer } from '../domain/governance.ts'
import { checkTexts } from '../domain/governance-catalogue.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { CheckProofs } from './check-proofs.tsx'
import { EvidenceFiles } from './evidence-files.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type ItemProps = { readonly here: LeversHere; readonly item: CheckItem }

/** One item: its text, the answer, a note, and what shows it. */
export function CheckItemCard({ here, item, number }: ItemProps & { readonly number: number }) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const [isOpen, setOpen] = useState(false)
  const name = say('check.item', { n: number })
  const usual = checkTexts(lang).find(({ code }) => code === item.code)?.proofs
  return (
    <li className="lv-row" data-answer={item.answer ?? 'unsaid'}>
      <div className="lv-row-head">
        <h3 className="lv-row-words lv-check-text">
          <span>
            {number}. {item.text}
          </span>
        </h3>
        {here.mayWrite && (
          <div className="tb-row tb-no-print">
            <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <ActName text={say(isOpen ? 'acts.close' : 'acts.change')} of={name} />
            </Button>
            <IconButton
              label={say('acts.remove', { name })}
              onClick={() => void acts.remove(api.checks, item, name)}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </div>
        )}
      </div>
      <CheckAnswers here={here} item={item} name={name} />
      {isOpen ? (
        <CheckForm here={here} item={item} name={name} />
      ) : (
        item.note !== '' && <p className="lv-said">{item.note}</p>
      )}
      <p className="tb-soft">{usual ? say('check.usual', { proofs: usual }) : say('check.proofs')}</p>
      <div className="lv-proofs">
        <CheckProofs here={here} item={item} name={name} />
        <EvidenceFiles here={here} ownerKind="check-item" ownerId={item.id} name={name} />
      </div>
    </li>
  )
}

/** Yes, partly, no, or not said; kept at once, with the day. */
function CheckAnswers({ here, item, name }: ItemProps & { readonly name: string }) {
  const say = useSay(leversScreensWords)
  const sayCode = useSay(leversWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const wordOf = (answer: CheckAnswer | null) =>
    answer === null ? say('check.unsaid') : sayCode(`check-answer.${answer}`)
  const day = item.answeredOn && (
    <span className="tb-soft">{say('check.on', { day: formatDay(item.answeredOn, lang) })}</span>
  )
  if (!here.mayWrite)
    return (
      <p>
        <strong>{wordOf(item.answer)}</strong> {day}
      </p>
    )
  const answer = (chosen: CheckAnswer | null) =>
    acts.change(
      api.checks,
      item.id,
      ({ answer: before, answeredOn }) => ({
        values: { answer: chosen, answeredOn: chosen === null ? null : here.today },
        before: { answer: before, answeredOn },
      }),
      say('check.answered', { name, answer: wordOf(chosen) }),
    )
  return (
    <fieldset className="lv-presses">
      <legend className="tb-hidden">{say('check.answer-of', { name })}</legend>
      {[...CHECK_ANSWERS, null].map((each) => (
        <button
          key={each ?? 'unsaid'}
          type="button"
          className="lv-cell"
          aria-pressed={item.answer === each}
          onClick={() => void answer(each)}
        >
          {wordOf(each)}
        </button>
      ))}
      {day}
    </fieldset>
  )
}

type CheckFields = { readonly text: string; readonly note: string }
const toForm = ({ text, note }: CheckItem): CheckFields => ({ text, note })

function CheckForm({ here, item, name }: ItemProps & { readonly name: string }) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`check:${item.id}`, item, toForm)
  const saving = useSaving<CheckFields, CheckItem>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.checks.update({
        territoryId: here.territoryId,
        id: item.id,
        version: at,
        ...change((fields) => fields),
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  return (
    <Form label={say('acts.change-of', { name })} onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <TextField
        label={say('check.text')}
        help={say('check.text-help')}
        lines={2}
        maxLength={1000}
        value={value.text}
        onChange={(text) => patch({ text })}
      />
      <TextField
        label={say('check.note')}
        help={say('check.note-help')}
        optional
        lines={3}
        maxLength={4000}
        value={value.note}
        onChange={(note) => patch({ note })}
      />
      <SaveBar saving={saving} names={{ text: say('check.text'), note: say('check.note') }} />
    </Form>
  )
}
