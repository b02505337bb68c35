import { useState } from 'react'
import { formatNumber } from '#kernel/words.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { Form, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { Audience } from '../contract.ts'
import { starterPublics } from '../domain/public-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi, useLeversChanged } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type AudienceRowProps = { readonly here: LeversHere; readonly audience: Audience }

/** A public with its share in the population and where that share comes from. */
export function AudienceRow({ here, audience }: AudienceRowProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const [isOpen, setOpen] = useState(false)
  const { name, isSeldomHeard, populationPercent, populationSource, note } = audience
  return (
    <li className="lv-row">
      <div className="lv-row-head">
        <div className="lv-row-words">
          <p>
            <strong>{name}</strong> {isSeldomHeard && <Pill>{say('publics.seldom')}</Pill>}
          </p>
          <p className="tb-soft">
            {populationPercent === null
              ? say('publics.share-unknown')
              : say('publics.share', {
                  share: formatNumber(populationPercent, lang, 1),
                  source: populationSource,
                })}
            {note !== '' && ` · ${note}`}
          </p>
        </div>
        {here.mayWrite && (
          <div className="tb-row tb-no-print">
            <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <ActName text={say(isOpen ? 'acts.close' : 'acts.change')} of={name} />
            </Button>
            <IconButton
              label={say('acts.remove', { name })}
              onClick={() => void acts.remove(api.audiences, audience, name)}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </div>
        )}
      </div>
      {isOpen && <AudienceForm here={here} audience={audience} />}
    </li>
  )
}

type AudienceFields = {
  readonly name: string
  readonly isSeldomHeard: boolean
  readonly populationPercent: string
  readonly populationSource: string
  readonly note: string
}

const toForm = (audience: Audience): AudienceFields => ({
  name: audience.name,
  isSeldomHeard: audience.isSeldomHeard,
  populationPercent: audience.populationPercent === null ? '' : String(audience.populationPercent),
  populationSource: audience.populationSource,
  note: audience.note,
})

const fromForm = ({ populationPercent, ...plain }: AudienceFields) => ({
  ...plain,
  name: plain.name.trim(),
  populationPercent: populationPercent === '' ? null : Number(populationPercent),
})

function AudienceForm({ here, audience }: AudienceRowProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const changed = useLeversChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`audience:${audience.id}`, audience, toForm)
  const saving = useSaving<AudienceFields, Audience>({
    draft,
    version,
    delayMs: 0,
    save: (_, at, change) =>
      api.audiences.update({
        territoryId: here.territoryId,
        id: audience.id,
        version: at,
        ...change(fromForm),
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  const starter = starterPublics(lang).find(({ code }) => code === audience.code)
  return (
    <Form label={say('acts.change-of', { name: audience.name })} onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <TextField
        label={say('publics.name')}
        value={value.name}
        maxLength={80}
        onChange={(name) => patch({ name })}
      />
      <CheckField
        label={say('publics.is-seldom')}
        checked={value.isSeldomHeard}
        onChange={(isSeldomHeard) => patch({ isSeldomHeard })}
      />
      <NumberField
        label={say('publics.percent')}
        help={say('publics.percent-help')}
        optional
        unit="%"
        min={0}
        max={100}
        value={value.populationPercent}
        onChange={(populationPercent) => patch({ populationPercent })}
      />
      <TextField
        label={say('publics.source')}
        help={starter && say('publics.source-help', { where: starter.shareSource })}
        optional={value.populationPercent === ''}
        value={value.populationSource}
        maxLength={300}
        onChange={(populationSource) => patch({ populationSource })}
      />
      <TextField
        label={say('publics.note')}
        optional
        lines={2}
        maxLength={2000}
        value={value.note}
        onChange={(note) => patch({ note })}
      />
      <SaveBar
        saving={saving}
        names={{
          name: say('publics.name'),
          isSeldomHeard: say('publics.is-seldom'),
          populationPercent: say('publics.percent'),
          populationSource: say('publics.source'),
          note: say('publics.note'),
        }}
      />
    </Form>
  )
}
