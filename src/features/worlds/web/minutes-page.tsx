import './minutes.css'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { Advice, Loaded } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { DraftFound } from '#platform/web/save-bar.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import type { NamedActor } from '../domain/interview.ts'
import {
  asListed,
  linkKey,
  linkNames,
  type MinutesLink,
  type TextName,
  writeMinutes,
} from '../domain/minutes-entry.ts'
import { WORLD_LIMITS } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { MinutesPanel } from './minutes-panel.tsx'
import { MinutesText } from './minutes-text.tsx'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { type NetworkRead, useNetwork, useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

export type MinutesForm = {
  readonly id: string
  readonly title: string
  readonly heldOn: string
  readonly text: string
  /** Names of the text that become actors. */
  readonly created: readonly NamedActor[]
  readonly links: readonly MinutesLink[]
}

/** Last year's minutes become ties: pasted, names found, two names joined at a time; the text stays as the source. */
export function MinutesPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('minutes.title')} lead={say('minutes.lead')} forWriters>
      {(here) => <MinutesLoaded here={here} />}
    </NetworkFrame>
  )
}

function MinutesLoaded({ here }: { readonly here: NetworkHere }) {
  const network = useNetwork(here.territoryId)
  return <Loaded query={network}>{({ data }) => <Minutes here={here} network={data} />}</Loaded>
}

type MinutesProps = { readonly here: NetworkHere; readonly network: NetworkRead['data'] }

function Minutes({ here, network }: MinutesProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const changed = useNetworkChanged(here.territoryId)
  const { territoryId } = here
  const [empty] = useState<MinutesForm>(() => ({
    id: newId(),
    title: '',
    heldOn: here.today,
    text: '',
    created: [],
    links: [],
  }))
  const draft = useDraft<MinutesForm>(`minutes:${territoryId}`, empty)
  const { value, patch } = draft
  const [picked, setPicked] = useState<TextName | null>(null)
  const finding = useMutation({ mutationFn: (text: string) => api.findNames({ territoryId, text }) })
  const entering = useMutation({
    mutationFn: () =>
      api.sources.enter({
        territoryId,
        id: value.id,
        kind: 'minutes',
        title: value.title.trim(),
        heldOn: value.heldOn,
        text: value.text,
        entry: writeMinutes(value.created, value.links),
      }),
    onSuccess: async ({ source }) => {
      draft.saved({ ...empty, id: newId() })
      undoToast(say('minutes.entered', { title: source.title }), () =>
        api.sources.remove({ territoryId, id: source.id, version: source.version }).then(changed),
      )
      await changed()
      await navigate({ to: networkAddress(territoryId, 'reseau/sources') })
    },
  })
  const pick = (name: TextName) => {
    const taken = name.kind === 'unknown' ? makeActor(name, value.created) : name
    if (
      taken.kind === 'actor' &&
      taken.newKind !== null &&
      !value.created.some(({ ref }) => ref === taken.ref)
    )
      patch({ created: [...value.created, taken] })
    const link = picked && linkNames(picked, taken)
    if (!link) return setPicked(picked?.ref === taken.ref ? null : taken)
    setPicked(null)
    if (!value.links.some((each) => linkKey(each) === linkKey(link))) patch({ links: [...value.links, link] })
  }
  const isComplete =
    value.title.trim() !== '' && value.heldOn !== '' && value.links.length + value.created.length > 0
  return (
    <div className="wo-minutes">
      <div className="tb-stack">
        <DraftFound draft={draft} />
        <div className="wo-pair">
          <TextField
            label={say('minutes.name')}
            placeholder={say('minutes.name-placeholder')}
            value={value.title}
            maxLength={200}
            onChange={(title) => patch({ title })}
          />
          <DateField
            label={say('minutes.held-on')}
            value={value.heldOn}
            max={here.today}
            onChange={(heldOn) => patch({ heldOn })}
          />
        </div>
        {finding.data ? (
          <MinutesText
            text={value.text}
            names={finding.data}
            created={value.created}
            picked={picked}
            onPick={pick}
            onEdit={() => {
              setPicked(null)
              finding.reset()
            }}
          />
        ) : (
          <>
            <TextField
              label={say('minutes.text')}
              help={say('minutes.text-help')}
              lines={12}
              maxLength={WORLD_LIMITS.minutes}
              value={value.text}
              onChange={(text) => patch({ text })}
            />
            <div className="tb-row">
              <Button
                look={value.links.length === 0 ? 'main' : 'second'}
                busy={finding.isPending}
                disabled={value.text.trim() === ''}
                onClick={() => finding.mutate(value.text)}
              >
                {say('minutes.find')}
              </Button>
            </div>
          </>
        )}
        <ProblemNotice problem={finding.error} />
      </div>
      <section className="wo-minutes-panel" aria-label={say('minutes.entry')}>
        <p className="wo-picked" role="status">
          {picked
            ? say('minutes.picked', { name: picked.name })
            : say(value.links.length === 0 ? 'minutes.pick-first' : 'minutes.pick-next')}
        </p>
        <MinutesPanel network={network} form={value} onChange={patch} onPick={pick} />
        {isComplete && network.worlds.length === 0 && <Advice>{say('interview.no-worlds-text')}</Advice>}
        <div className="tb-row">
          <Button disabled={!isComplete} busy={entering.isPending} onClick={() => entering.mutate()}>
            {say('minutes.enter', { n: value.links.length })}
          </Button>
        </div>
        <ProblemNotice problem={entering.error} />
      </section>
    </div>
  )
}

/** A name that nobody knows becomes an actor, the same wherever the text says it again. */
function makeActor(
  { name: said }: TextName,
  created: readonly NamedActor[],
): Extract<TextName, { kind: 'actor' }> {
  const name = asListed(said)
  const known = created.find((actor) => actor.name === name)
  return { kind: 'actor', ref: known?.ref ?? newId(), name, newKind: known?.newKind ?? 'other' }
}
