import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useStatus } from '#features/accounts/web/session.ts'
import { Button, IconButton } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { Form } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { worldsWords } from '../words.ts'
import type { NetworkHere } from './network-frame.tsx'
import { useActorOptions } from './network-options.ts'
import { type NetworkRead, type NoticeRecord, useNetworkChanged } from './network-queries.ts'
import { beginNotice, isNoticeComplete, NoticeFields, type NoticeForm } from './notice-fields.tsx'
import { PickField } from './pick-field.tsx'
import { useWorldsApi } from './worlds-api.ts'

type LinksWritingProps = {
  readonly here: NetworkHere
  readonly network: NetworkRead['data']
  readonly notices: readonly NoticeRecord[]
  /** An actor that one comes for. */
  readonly asked: string | undefined
  readonly onAsked: () => void
}

type WritingForm = NoticeForm & { readonly actorIds: readonly string[] }

/** Actors are chosen, one text is written for all of them, and each gets a link of its own. */
export function LinksWriting({ here, network, notices, asked, onAsked }: LinksWritingProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  const api = useWorldsApi()
  const toast = useToast()
  const changed = useNetworkChanged(here.territoryId)
  const options = useActorOptions(network)
  const email = useStatus().data?.person?.email ?? ''
  const [empty] = useState<WritingForm>(() => ({ ...beginNotice(here, lang, email), actorIds: [] }))
  const draft = useDraft<WritingForm>(`network-notice:new:${here.territoryId}`, empty)
  const { value, patch } = draft
  const has = new Set(notices.map(({ actorId }) => actorId))
  const chosen = value.actorIds.filter((id) => !has.has(id))
  const free = options.filter(({ id }) => !has.has(id) && !chosen.includes(id))
  const tied = new Set(network.ties.flatMap(({ fromId, toId }) => [fromId, toId]))
  const freeAndTied = free.filter(({ id }) => tied.has(id))
  useEffect(() => {
    if (asked === undefined) return
    onAsked()
    if (!value.actorIds.includes(asked)) patch({ actorIds: [...value.actorIds, asked] })
  })
  const writing = useMutation({
    mutationFn: async () => {
      const { actorIds: _, ...values } = value
      for (const actorId of chosen)
        await api.notices.write({ territoryId: here.territoryId, actorId, values })
      return chosen.length
    },
    onSuccess: (n) => {
      toast(say('links.written', { n }))
      draft.saved({ ...value, actorIds: [] })
    },
    onSettled: () => changed(),
  })
  const nameOf = (id: string) => options.find((option) => option.id === id)?.label ?? '…'
  return (
    <Section title={say('links.write')} lead={say('links.write-lead')}>
      {notices.length === 0 && chosen.length === 0 && (
        <EmptyState title={say('links.empty-title')}>{say('links.empty-text')}</EmptyState>
      )}
      <div className="wo-choose">
        <PickField
          label={say('links.choose')}
          options={free}
          onPick={(id) => patch({ actorIds: [...chosen, id] })}
        />
        {freeAndTied.length > 0 && (
          <Button
            look="second"
            onClick={() => patch({ actorIds: [...chosen, ...freeAndTied.map(({ id }) => id)] })}
          >
            {say('links.choose-tied', { n: freeAndTied.length })}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <>
          <ul className="wo-chosen" aria-label={say('links.chosen')}>
            {chosen.map((id) => (
              <li key={id}>
                {nameOf(id)}
                <IconButton
                  label={say('row.remove', { name: nameOf(id) })}
                  onClick={() => patch({ actorIds: chosen.filter((each) => each !== id) })}
                >
                  <SignIcon sign="close" size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
          <Form
            label={say('links.write')}
            onSubmit={() => isNoticeComplete(value) && !writing.isPending && writing.mutate()}
          >
            <NoticeFields here={here} value={value} onChange={patch} />
            <div className="tb-row">
              <Button type="submit" busy={writing.isPending} disabled={!isNoticeComplete(value)}>
                {say('links.prepare', { n: chosen.length })}
              </Button>
            </div>
            <ProblemNotice problem={writing.error} />
          </Form>
        </>
      )}
    </Section>
  )
}
