import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { DateField, Form, TextField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useRecordDraft } from '#platform/web/record-draft.ts'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { Collection } from '../contract.ts'
import { collectionAddress } from './collection-addresses.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'
import { MonthsField, TellingFields } from './telling-fields.tsx'

type Settings = Pick<Collection, 'title' | 'lang' | 'purpose' | 'contact'> & {
  readonly keptMonths: string
  readonly closesOn: string
}

const toForm = ({ title, lang, purpose, contact, keptMonths, closesOn }: Collection): Settings => ({
  title,
  lang,
  purpose,
  contact,
  keptMonths: String(keptMonths),
  closesOn: closesOn ?? '',
})

const fromForm = ({ keptMonths, closesOn, ...plain }: Settings) => ({
  ...plain,
  ...(keptMonths === '' ? {} : { keptMonths: Number(keptMonths) }),
  closesOn: closesOn === '' ? null : closesOn,
})

/** Last day, language, what respondents are told; and the way to delete the whole. */
export function SettingsSection(at: CollectionHere) {
  const say = useSay(teamWords)
  return (
    <Section title={say('settings.title')} lead={say('settings.lead')} id="reglages">
      <Disclosure title={say('settings.open')}>
        <SettingsForm {...at} />
        <Deleting {...at} />
      </Disclosure>
    </Section>
  )
}

function SettingsForm({ scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const { draft, version } = useRecordDraft(`collection:${collection.id}`, collection, toForm)
  const saving = useSaving<Settings, Collection>({
    draft,
    version,
    delayMs: 0,
    save: (value, at) => api.collections.update({ ...scope, version: at, values: fromForm(value) }),
    read: toForm,
    onSaved: () => void changed(),
  })
  const { value, patch } = draft
  return (
    <Form label={say('settings.title')} onSubmit={saving.saveNow}>
      <DraftFound draft={draft} />
      <TextField
        label={say('field.title')}
        value={value.title}
        maxLength={200}
        onChange={(title) => patch({ title })}
      />
      <DateField
        label={say('field.closes')}
        help={say('field.closes-help')}
        optional
        value={value.closesOn}
        onChange={(closesOn) => patch({ closesOn })}
      />
      <Choices
        label={say('field.lang')}
        help={say('field.lang-help')}
        row
        value={value.lang}
        choices={(['fr', 'en'] as const).map((each) => ({ value: each, label: say(`lang.${each}`) }))}
        onChange={(next) => patch({ lang: next })}
      />
      <TellingFields value={value} onChange={patch} />
      <MonthsField value={value.keptMonths} onChange={(keptMonths) => patch({ keptMonths })} />
      <SaveBar
        saving={saving}
        names={{
          title: say('field.title'),
          closesOn: say('field.closes'),
          lang: say('field.lang'),
          purpose: say('field.purpose'),
          contact: say('field.contact'),
          keptMonths: say('field.kept'),
        }}
        show={(field, form) =>
          field === 'lang'
            ? say(`lang.${form.lang}`)
            : field === 'closesOn' && form.closesOn !== ''
              ? formatDay(form.closesOn, lang)
              : form[field]
        }
      />
    </Form>
  )
}

function Deleting({ scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const remove = useMutation({
    mutationFn: () => api.collections.remove({ ...scope, version: collection.version }),
    onSuccess: async () => {
      undoToast(say('settings.deleted', { title: collection.title }), () =>
        api.collections.restore(scope).then(changed),
      )
      await navigate({ to: collectionAddress(scope) })
      await changed()
    },
  })
  return (
    <div className="tb-stack co-deleting">
      <p className="tb-soft">{say('settings.delete-text')}</p>
      <div className="tb-row">
        <Button look="quiet" onClick={() => remove.mutate()} busy={remove.isPending}>
          {say('settings.delete')}
        </Button>
      </div>
      <ProblemNotice problem={remove.error} />
    </div>
  )
}
