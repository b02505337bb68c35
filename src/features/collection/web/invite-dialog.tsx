import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { Choices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form, SelectField, TextField } from '#platform/web/form.tsx'
import { FormFoot } from '#platform/web/form-foot.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { COLLECTION_LIMITS } from '../domain/collection.ts'
import type { CollectionGroup } from './collection-api.ts'
import { useCollectionApi, useCollectionChanged } from './collection-client.ts'
import type { CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

type Api = ReturnType<typeof useCollectionApi>
type Entered = Awaited<ReturnType<Api['invitations']['create']>>

/** Lines, or what stands between commas and semicolons: as mail programs and spreadsheets copy them. */
const partsOf = (pasted: string) =>
  pasted
    .split(/[\n\r;,\t]+/)
    .map((each) => each.trim().slice(0, 300))
    .filter(Boolean)

type InviteDialogProps = {
  readonly at: CollectionHere
  readonly groups: readonly CollectionGroup[]
  readonly onClose: () => void
}

/** Addresses as they are pasted; afterwards what was left out, and why. */
export function InviteDialog({ at, groups, onClose }: InviteDialogProps) {
  const { scope, collection } = at
  const say = useSay(teamWords)
  const api = useCollectionApi()
  const changed = useCollectionChanged(scope.evaluationId)
  const nothing = { text: '', groupId: '', lang: collection.lang }
  const draft = useDraft(`invitations:${scope.collectionId}`, nothing)
  const { text, groupId, lang } = draft.value
  const [isAsked, setAsked] = useState(false)
  const emails = partsOf(text)
  const enter = useMutation({
    mutationFn: async () => {
      const all: Entered = { added: 0, leftOut: [] }
      for (let at = 0; at < emails.length; at += COLLECTION_LIMITS.invitationsAtOnce) {
        const some = emails.slice(at, at + COLLECTION_LIMITS.invitationsAtOnce)
        const entered = await api.invitations.create({
          ...scope,
          groupId: groupId === '' ? null : groupId,
          lang,
          emails: some,
        })
        all.added += entered.added
        all.leftOut.push(...entered.leftOut)
      }
      return all
    },
    onSuccess: () => draft.saved(nothing),
    onSettled: changed,
  })
  const submit = () => {
    setAsked(true)
    if (emails.length > 0) enter.mutate()
  }
  if (enter.data) return <Entering entered={enter.data} onClose={onClose} />
  return (
    <Dialog title={say('invite.add')} onClose={onClose}>
      <Form onSubmit={submit} label={say('invite.add')}>
        <DraftFound draft={draft} />
        <TextField
          label={say('invite.addresses')}
          help={say('invite.addresses-help')}
          lines={6}
          value={text}
          onChange={(next) => draft.patch({ text: next })}
          error={isAsked && emails.length === 0 ? say('invite.addresses-missing') : undefined}
        />
        {groups.length > 0 && (
          <SelectField
            label={say('link.group')}
            optional
            none={say('group.none')}
            value={groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => draft.patch({ groupId: next })}
          />
        )}
        <Choices
          label={say('invite.lang')}
          row
          value={lang}
          choices={(['fr', 'en'] as const).map((each) => ({ value: each, label: say(`lang.${each}`) }))}
          onChange={(next) => draft.patch({ lang: next })}
        />
        <ProblemNotice problem={enter.error} />
        <FormFoot
          go={emails.length > 0 ? say('invite.enter', { n: emails.length }) : say('invite.enter-none')}
          busy={enter.isPending}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  )
}

function Entering({ entered, onClose }: { readonly entered: Entered; readonly onClose: () => void }) {
  const say = useSay(teamWords)
  return (
    <Dialog
      title={say('invite.entered', { n: entered.added })}
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('invite.understood')}</Button>}
    >
      <p>{say('invite.entered-text')}</p>
      {entered.leftOut.length > 0 && (
        <>
          <p>
            <strong>{say('invite.left-out', { n: entered.leftOut.length })}</strong>
          </p>
          <ul className="co-left-out">
            {entered.leftOut.map(({ email, code }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same text may have been pasted twice
              <li key={at}>
                <span translate="no">{email}</span> · {say(`left-out.${code}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
