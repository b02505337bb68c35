import { useSaving } from '#platform/web/autosave.ts'
import { Form } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { type NoticeRecord, useNetworkChanged } from './network-queries.ts'
import { NoticeFields, type NoticeForm } from './notice-fields.tsx'
import { useWorldsApi } from './worlds-api.ts'

const toForm = ({ lang, controller, contact, purpose, notice, expiresOn }: NoticeRecord): NoticeForm => ({
  lang,
  controller,
  contact,
  purpose,
  notice,
  expiresOn,
})

type LinkEditingProps = { readonly here: NetworkHere; readonly notice: NoticeRecord }

/** The notice of one actor, corrected. */
export function LinkEditing({ here, notice }: LinkEditingProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const changed = useNetworkChanged(here.territoryId)
  const { draft, version } = useRecordDraft(`network-notice:${notice.id}`, notice, toForm)
  const saving = useSaving<NoticeForm, NoticeRecord>({
    draft,
    version,
    delayMs: 0,
    save: (values, at) =>
      api.notices.write({
        territoryId: here.territoryId,
        actorId: notice.actorId,
        version: at,
        values,
      }),
    read: toForm,
    onSaved: () => void changed(),
  })
  return (
    <Form onSubmit={saving.saveNow} label={say('links.edit')}>
      <DraftFound draft={draft} />
      <NoticeFields here={here} value={draft.value} onChange={draft.patch} />
      <SaveBar
        saving={saving}
        names={{
          lang: say('notice.lang'),
          controller: say('notice.controller'),
          contact: say('notice.contact'),
          purpose: say('notice.purpose'),
          notice: say('notice.text'),
          expiresOn: say('notice.expires'),
        }}
      />
    </Form>
  )
}
