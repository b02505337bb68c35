import { Button } from '#platform/web/button.tsx'
import { CheckField, Choices, Level04 } from '#platform/web/choices.tsx'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import type { SomeLinkValues } from '../domain/chain-record.ts'
import { rankTargets } from '../domain/element-details.ts'
import {
  DELAYS,
  type Delay,
  type LinkConfidence,
  SIGNS,
  type Sign,
  STRENGTHS,
  type Strength,
} from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { type Board, focusSoon, type Opened, opensElement } from './chain-board.ts'
import { EvidenceSection } from './evidence-section.tsx'
import { useFocusWhenOpened } from './focus-when-opened.ts'
import { useFormActs } from './form-acts.ts'
import type { ChainLink, LinkRecord } from './impact-chain-api.ts'

type LinkForm = {
  readonly toId: string
  readonly sign: Sign
  readonly strength: Strength
  readonly confidence: LinkConfidence
  readonly delay: Delay | ''
  readonly note: string
  readonly feedback: boolean
}

const toForm = (link: LinkRecord): LinkForm => ({
  toId: link.toId,
  sign: link.sign,
  strength: link.strength,
  confidence: link.confidence,
  delay: link.delay ?? '',
  note: link.note,
  feedback: link.feedback,
})

/** The named fields of the form, as the record has them. */
function valuesOf({ delay, ...form }: LinkForm, fields: readonly (keyof LinkForm)[]): SomeLinkValues {
  const all: SomeLinkValues = { ...form, delay: delay === '' ? null : delay }
  return Object.fromEntries(Object.entries(all).filter(([field]) => fields.some((each) => each === field)))
}

type LinkEditorProps = { readonly board: Board; readonly link: ChainLink; readonly opened: Opened }

/** The panel of a link: how strong, how sure, after how long, and what shows it. */
export function LinkEditor({ board, link, opened }: LinkEditorProps) {
  const say = useSay(impactChainWords)
  const { here, chain, acts, close } = board
  const { draft, saving } = useFormActs<LinkForm, LinkRecord>(
    `chain-link:${link.id}`,
    link,
    toForm,
    (fields, form, seen) =>
      acts.changeLink(link.id, valuesOf(form, fields), {
        values: valuesOf(seen.form, fields),
        version: seen.version,
      }),
  )
  const panel = useFocusWhenOpened(opened)
  const { value } = draft
  const from = chain.byId.get(link.from)
  const others = new Set(
    (chain.leaving.get(link.from) ?? []).flatMap((each) => (each.id === link.id ? [] : [each.to])),
  )
  const targets = from ? rankTargets(from, chain.elements, others) : []
  const statementOf = (id: string) => chain.byId.get(id)?.statement ?? ''
  const remove = () => {
    draft.discard()
    close()
    focusSoon(opensElement(link.from))
    acts.remove([link.id])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape repeats the button
    <div
      ref={panel}
      className="ch-panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !document.querySelector('dialog[open]')) close()
      }}
    >
      <Form
        onSubmit={saving.saveNow}
        label={say('link.edit', { from: statementOf(link.from), to: statementOf(link.to) })}
      >
        <DraftFound draft={draft} />
        <fieldset disabled={!here.mayWrite} className="ch-fieldset">
          <SelectField
            label={say('link.target')}
            value={value.toId}
            onChange={(toId) => toId !== '' && draft.patch({ toId })}
            options={targets.map((each) => ({
              value: each.id,
              label: `${say(`element.${each.type}`)} · ${each.statement}`,
            }))}
          />
          <Choices
            label={say('link.sign')}
            row
            value={value.sign}
            onChange={(sign) => draft.patch({ sign })}
            choices={SIGNS.map((sign) => ({
              value: sign,
              label: `${sign === '-' ? '−' : '+'} ${say(`sign.${sign}`)}`,
            }))}
          />
          <Choices
            label={say('link.strength')}
            row
            value={String(value.strength)}
            onChange={(text) =>
              draft.patch({ strength: STRENGTHS.find((each) => String(each) === text) ?? 2 })
            }
            choices={STRENGTHS.map((each) => ({ value: String(each), label: say(`strength.${each}`) }))}
          />
          <Level04
            label={say('link.how-sure')}
            value={value.confidence}
            onChange={(confidence) => draft.patch({ confidence })}
            texts={[
              say('confidence.0'),
              say('confidence.1'),
              say('confidence.2'),
              say('confidence.3'),
              say('confidence.4'),
            ]}
          />
          <SelectField
            label={say('link.delay')}
            optional
            short
            value={value.delay}
            onChange={(delay) => draft.patch({ delay })}
            options={DELAYS.map((delay) => ({ value: delay, label: say(`delay.${delay}`) }))}
          />
          <CheckField
            label={say('link.feedback')}
            checked={value.feedback}
            onChange={(feedback) => draft.patch({ feedback })}
          />
          <TextField
            label={say('link.note')}
            optional
            lines={2}
            value={value.note}
            maxLength={2000}
            onChange={(note) => draft.patch({ note })}
          />
        </fieldset>
        {here.mayWrite ? (
          <SaveBar
            saving={saving}
            names={{
              toId: say('link.target'),
              sign: say('link.sign'),
              strength: say('link.strength'),
              confidence: say('link.how-sure'),
              delay: say('link.delay'),
              note: say('link.note'),
              feedback: say('link.feedback'),
            }}
            show={(field, form) => {
              if (field === 'toId') return statementOf(form.toId)
              if (field === 'sign') return say(`sign.${form.sign}`)
              if (field === 'strength') return say(`strength.${form.strength}`)
              if (field === 'confidence')
                return `${form.confidence} · ${say(`confidence.${form.confidence}`)}`
              if (field === 'delay') return form.delay && say(`delay.${form.delay}`)
              if (field === 'feedback') return say(form.feedback ? 'yes' : 'no')
              return form[field]
            }}
          >
            <Button look="quiet" onClick={remove}>
              {say('link.remove')}
            </Button>
            <Button look="quiet" onClick={close}>
              {say('add.close')}
            </Button>
          </SaveBar>
        ) : (
          <Button look="second" onClick={close}>
            {say('add.close')}
          </Button>
        )}
      </Form>
      {/* A copy rests on what its original rests on; what is written of a link that only a rival version has goes with it. */}
      <EvidenceSection here={here} link={{ id: link.originId ?? link.id, confidence: value.confidence }} />
    </div>
  )
}
