import { useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { WorkshopContribution } from '../contract.ts'
import { AcceptForm } from './accept-form.tsx'
import { useJudging } from './judging.ts'
import { MergeForm } from './merge-form.tsx'
import { nameParticipant } from './participants-section.tsx'
import { RefuseForm } from './refuse-form.tsx'
import { teamWords } from './team-words.ts'
import type { Landings, WorkshopScope } from './workshops-api.ts'

type ItemProps = {
  readonly contribution: WorkshopContribution
  readonly scope: WorkshopScope
  readonly here: EvaluationHere
  /** Undefined while it is being read. */
  readonly landings: Landings | undefined
}

type Opened = 'accept' | 'merge' | 'refuse' | undefined

/** One that waits: accepted with one press, or changed, merged, refused with a reason. */
export function WaitingContribution({ contribution, scope, here, landings }: ItemProps) {
  const say = useSay(teamWords)
  const judging = useJudging(scope, contribution)
  const [opened, setOpened] = useState<Opened>(undefined)
  const close = () => setOpened(undefined)
  const form = { contribution, judging, onClose: close }
  return (
    <li className="ws-contribution" aria-label={say(`kind.${contribution.kind}`)}>
      <ContributionWords contribution={contribution} />
      {here.mayWrite && landings && opened === undefined && (
        <div className="tb-row">
          <Button onClick={() => judging.acceptAsIs(landings)} busy={judging.busy}>
            {say('accept')}
          </Button>
          <Button look="second" onClick={() => setOpened('accept')}>
            {say('accept.otherwise')}
          </Button>
          <Button look="second" onClick={() => setOpened('merge')}>
            {say('merge')}
          </Button>
          <Button look="quiet" onClick={() => setOpened('refuse')}>
            {say('refuse')}
          </Button>
        </div>
      )}
      {opened === 'accept' && landings && <AcceptForm {...form} landings={landings} />}
      {opened === 'merge' && landings && <MergeForm {...form} landings={landings} />}
      {opened === 'refuse' && <RefuseForm {...form} />}
      <ProblemNotice problem={judging.problem} />
    </li>
  )
}

/** One that was decided: what became of it, and the way back. */
export function JudgedContribution({ contribution, scope, here }: ItemProps) {
  const say = useSay(teamWords)
  const judging = useJudging(scope, contribution)
  const { state, reason, landed, decidedByName } = contribution
  const page = landed && LANDED_PAGES[landed.kind]
  return (
    <li className="ws-contribution" data-judged={true}>
      <ContributionWords contribution={contribution} />
      <div className="tb-row">
        <Pill look={state === 'accepted' || state === 'merged' ? 'accent' : 'plain'}>
          {say(`became.${state}`)}
        </Pill>
        {decidedByName && <span className="tb-soft">{say('decided-by', { name: decidedByName })}</span>}
        {page && (
          <LinkTo to={evaluationAddress(scope.territoryId, scope.evaluationId, page)}>
            {say(`landed.${landed.kind}`)}
          </LinkTo>
        )}
        {here.mayWrite && state !== 'withdrawn' && (
          <Button look="quiet" onClick={judging.reopen} busy={judging.busy}>
            {say('judge-again')}
          </Button>
        )}
      </div>
      {reason && <p className="tb-soft">{say('reason-said', { reason })}</p>}
      <ProblemNotice problem={judging.problem} />
    </li>
  )
}

const LANDED_PAGES = {
  story: 'recit',
  'chain-element': 'chaine',
  stakeholder: 'parties-prenantes',
} as const

/** What was sent and by whom, in the author's words. */
function ContributionWords({ contribution }: { readonly contribution: WorkshopContribution }) {
  const say = useSay(teamWords)
  const sayCard = useSay(evaluationsWords)
  const { participant } = contribution
  const author = [
    nameParticipant(participant, say),
    ...(participant.urbalGroup ? [say(`urbal-group.${participant.urbalGroup}`)] : []),
  ].join(' · ')
  return (
    <>
      <p className="ws-kind">
        {say(`kind.${contribution.kind}`)}
        {contribution.kind === 'story_fragment' && contribution.content && (
          <> · {sayCard(`card.${contribution.content.card}`)}</>
        )}
      </p>
      <blockquote className="ws-said">{textOf(contribution) ?? say('content-gone')}</blockquote>
      <p className="tb-soft">{author}</p>
    </>
  )
}

/** The contribution as one text; undefined once its author took it back. */
function textOf(contribution: WorkshopContribution): string | undefined {
  switch (contribution.kind) {
    case 'story_fragment':
      return contribution.content?.text
    case 'change': {
      const { content } = contribution
      return content ? (content.who ? `${content.who} : ${content.statement}` : content.statement) : undefined
    }
    case 'stakeholder': {
      const { content } = contribution
      return content ? (content.why ? `${content.name} — ${content.why}` : content.name) : undefined
    }
  }
}
