import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { applyChanges } from '../domain/chain-changes.ts'
import { type MergeChoice, planMerge } from '../domain/chain-merge.ts'
import type { PictureMark } from '../domain/chain-picture.ts'
import type { WholeChain } from '../domain/chain-record.ts'
import { planReturn } from '../domain/chain-return.ts'
import { reviewChain } from '../domain/chain-review.ts'
import { impactChainWords } from '../words.ts'
import { AlignedPicture } from './compare-picture.tsx'
import { roomOf } from './compare-rows.ts'
import { scopeOf } from './evidence-api.ts'
import { asWholeChain, chainKey, readChain, useImpactChainApi } from './impact-chain-api.ts'
import type { RivalVersion } from './rival-versions-api.ts'

type CompareMergeProps = {
  readonly here: EvaluationHere
  readonly version: RivalVersion
  readonly common: WholeChain
  readonly rival: WholeChain
  readonly choices: readonly MergeChoice[]
}

/** Merges as one act that can be undone: the common chain as it was, and the version open again. */
function useMerge(here: EvaluationHere, version: RivalVersion) {
  const say = useSay(impactChainWords)
  const api = useImpactChainApi()
  const queries = useQueryClient()
  const undoToast = useUndoToast()
  const scope = scopeOf(here)
  const refresh = () => queries.invalidateQueries({ queryKey: chainKey(scope.evaluationId) })
  const undo = async (before: WholeChain) => {
    const now = asWholeChain(await api.whole({ ...scope, deleted: 'true' }))
    const changes = planReturn(now, before)
    if (changes.length > 0) await api.change({ ...scope, id: newId(), changes })
    const current = await api.rivals.get({ ...scope, id: version.id })
    await api.rivals.update({
      ...scope,
      id: version.id,
      version: current.version,
      values: { state: 'open' },
    })
    await refresh()
  }
  return useMutation({
    mutationFn: async (choices: readonly MergeChoice[]) => {
      const before = asWholeChain(await api.whole(scope))
      await api.mergeRival({
        ...scope,
        rivalId: version.id,
        version: version.version,
        id: newId(),
        choices: [...choices],
      })
      return before
    },
    onSuccess: (before) => {
      undoToast(say('merge.done', { name: version.name }), () => undo(before))
      return refresh()
    },
  })
}

/** What the common chain would become, with what the review would say of it, and the act. */
export function CompareMerge({ here, version, common, rival, choices }: CompareMergeProps) {
  const say = useSay(impactChainWords)
  const merging = useMerge(here, version)
  const [isShown, setShown] = useState(false)
  let made = 0
  const plan = planMerge(common, rival, choices, () => `preview-${made++}`)
  const before = readChain(common)
  const after = readChain(applyChanges(common, plan.changes, 'preview'))
  const findings = reviewChain(after)
  const old = new Set(reviewChain(before).map(({ code, path }) => `${code} ${path}`))
  const fresh = findings.filter(({ code, path }) => !old.has(`${code} ${path}`))
  const marks = new Map<string, PictureMark>(
    plan.changes.map((change) => [
      change.id,
      change.do.startsWith('update') ? 'changed' : change.do.startsWith('remove') ? 'gone' : 'added',
    ]),
  )
  const count = (prefix: string) => plan.changes.filter((change) => change.do.startsWith(prefix)).length
  return (
    <Section title={say('merge.title')} lead={say('merge.lead')} id="reunir">
      <p role="status">
        {say('merge.counts', {
          added: count('create') + count('restore'),
          changed: count('update'),
          removed: count('remove'),
        })}{' '}
        {say('merge.findings', { n: findings.length })}
      </p>
      {fresh.length > 0 && (
        <ul className="ch-merge-findings">
          {fresh.map((finding) => (
            <li key={`${finding.code} ${finding.path}`}>
              <SignIcon sign={finding.severity === 'advice' ? 'info' : 'warning'} size={18} />
              <p>
                <strong>
                  {finding.elements.map((id) => after.byId.get(id)?.statement ?? '').join(' → ')}
                </strong>{' '}
                {say(`finding.${finding.code}`, finding.params)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button look="second" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {say(isShown ? 'merge.hide' : 'merge.preview')}
        </Button>
      </div>
      {isShown && (
        <AlignedPicture
          title={say('merge.preview')}
          chain={after}
          room={roomOf(after, before)}
          marks={marks}
          nameMark={(mark) => say(`history.mark.${mark}`)}
        />
      )}
      <ProblemNotice problem={merging.error} />
      <div className="tb-row">
        <Button busy={merging.isPending} onClick={() => merging.mutate(choices)}>
          {say('merge.act')}
        </Button>
        <span className="tb-soft">{say('merge.help')}</span>
      </div>
    </Section>
  )
}
