import { addMonths } from '#kernel/day.ts'
import { sayIn } from '#kernel/words.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { proposeNotice } from '../domain/notice-text.ts'
import { LEGAL_BASES, type LegalBasis, latestExpiry } from '../domain/person-notice.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { type NoticeRecord, useRefresh, useStakeholdersApi } from './stakeholders-api.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type NoticeFields = {
  readonly lang: 'fr' | 'en'
  readonly controller: string
  readonly contact: string
  readonly purpose: string
  readonly legalBasis: LegalBasis
  readonly notice: string
  readonly expiresOn: string
}

const read = (notice: NoticeRecord): NoticeFields => ({
  lang: notice.lang,
  controller: notice.controller,
  contact: notice.contact,
  purpose: notice.purpose,
  legalBasis: notice.legalBasis,
  notice: notice.notice,
  expiresOn: notice.expiresOn ?? '',
})

/** Why she is rated, on what ground, until when, and the text that she will read: proposed, hers to read, ours to change. */
export function NoticeForm({ here, rated }: { readonly here: StakeholdersHere; readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { lang: readerLang } = useLang()
  const api = useStakeholdersApi()
  const refresh = useRefresh(here.evaluation.id)
  const undoToast = useUndoToast()
  const { notice } = rated
  const begin: NoticeFields = {
    lang: readerLang,
    controller: here.territoryName,
    contact: '',
    purpose: '',
    legalBasis: 'public_task',
    notice: '',
    expiresOn: addMonths(here.today, 12) ?? '',
  }
  const draft = useDraft<NoticeFields>(`notice:${rated.id}`, notice ? read(notice) : begin)
  const saving = useSaving<NoticeFields, NoticeRecord>({
    draft,
    version: notice?.version ?? 0,
    delayMs: 0,
    save: ({ expiresOn, ...values }, version) =>
      api.notices.write({
        territoryId: here.territoryId,
        evaluationId: here.evaluation.id,
        stakeholderId: rated.id,
        ...(version === 0 ? {} : { version }),
        values: { ...values, expiresOn: expiresOn || null },
      }),
    read,
    onSaved: () => void refresh(),
  })
  const { value, patch } = draft
  const propose = () => {
    const before = value.notice
    const around = { territory: here.territoryName, evaluation: here.evaluation.title }
    const fields = { ...value, ...around, expiresOn: value.expiresOn || null }
    patch({ notice: proposeNotice(fields, sayIn(stakeholdersWords, value.lang)) })
    if (before.trim() !== '') undoToast(say('notice.replaced'), async () => patch({ notice: before }))
  }
  const latest = latestExpiry(here.today)
  return (
    <Form onSubmit={saving.saveNow} label={say('notice.write')}>
      <DraftFound draft={draft} />
      <TextField
        label={say('notice.purpose')}
        help={say('notice.purpose-help')}
        lines={2}
        maxLength={1000}
        value={value.purpose}
        onChange={(purpose) => patch({ purpose })}
      />
      <SelectField
        label={say('notice.basis')}
        help={say(`basis-help.${value.legalBasis}`)}
        value={value.legalBasis}
        onChange={(basis) => basis !== '' && patch({ legalBasis: basis })}
        options={LEGAL_BASES.map((basis) => ({ value: basis, label: say(`legal-basis.${basis}`) }))}
      />
      <TextField
        label={say('notice.controller')}
        help={say('notice.controller-help')}
        maxLength={300}
        value={value.controller}
        onChange={(controller) => patch({ controller })}
      />
      <TextField
        label={say('notice.contact')}
        help={say('notice.contact-help')}
        maxLength={300}
        value={value.contact}
        onChange={(contact) => patch({ contact })}
      />
      <DateField
        label={say('notice.expires')}
        help={say('notice.expires-help', { latest: formatDay(latest, readerLang) })}
        short={false}
        value={value.expiresOn}
        min={here.today}
        max={latest}
        onChange={(expiresOn) => patch({ expiresOn })}
      />
      <Choices
        label={say('notice.lang')}
        row
        value={value.lang}
        onChange={(lang) => patch({ lang })}
        choices={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
      />
      <div className="tb-row">
        <Button look="second" onClick={propose}>
          {say('notice.propose')}
        </Button>
      </div>
      <TextField
        label={say('notice.text')}
        help={say('notice.text-help')}
        lines={8}
        maxLength={10_000}
        value={value.notice}
        onChange={(text) => patch({ notice: text })}
      />
      <SaveBar
        saving={saving}
        names={{
          lang: say('notice.lang'),
          controller: say('notice.controller'),
          contact: say('notice.contact'),
          purpose: say('notice.purpose'),
          legalBasis: say('notice.basis'),
          notice: say('notice.text'),
          expiresOn: say('notice.expires'),
        }}
        show={(field, form) => (field === 'legalBasis' ? say(`legal-basis.${form.legalBasis}`) : form[field])}
      />
    </Form>
  )
}
