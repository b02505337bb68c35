import './supports.css'
import { type ReactNode, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { restitutionWords } from '../words.ts'
import { NewSupportDialog } from './new-support-dialog.tsx'
import { type SupportRecord, usePublications, useSupports } from './restitution-api.ts'

/** What was written to be read by others: one support for one use and one audience. */
export function SupportsPage() {
  const say = useSay(restitutionWords)
  const scope = { territoryId: usePathParam('territoryId'), evaluationId: usePathParam('evaluationId') }
  const hasSome = (useSupports(scope).data?.length ?? 0) > 0
  const [making, setMaking] = useState(false)
  const begin = (
    <Button icon={<SignIcon sign="plus" />} onClick={() => setMaking(true)}>
      {say('list.new')}
    </Button>
  )
  return (
    <EvaluationPage
      title={say('list.title')}
      lead={say('list.lead')}
      acts={(here) => here.mayWrite && hasSome && begin}
    >
      {(here) => (
        <>
          <Supports here={here} begin={here.mayWrite && begin} onNew={() => setMaking(true)} />
          {making && here.mayWrite && <NewSupportDialog here={here} onClose={() => setMaking(false)} />}
        </>
      )}
    </EvaluationPage>
  )
}

type SupportsProps = { readonly here: EvaluationHere; readonly begin: ReactNode; readonly onNew: () => void }

function Supports({ here, begin, onNew }: SupportsProps) {
  const say = useSay(restitutionWords)
  const supports = useSupports({ territoryId: here.territoryId, evaluationId: here.evaluation.id })
  useShortcut('n', say('list.new'), () => here.mayWrite && onNew())
  return (
    <Loaded query={supports}>
      {(all) =>
        all.length === 0 ? (
          <EmptyState title={say('list.empty-title')} level={2} act={begin}>
            {say('list.empty-text')}
          </EmptyState>
        ) : (
          <Section title={say('list.count', { n: all.length })}>
            <ul className="rs-supports">
              {all.map((support) => (
                <SupportLine key={support.id} support={support} here={here} />
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  )
}

function SupportLine({ support, here }: { readonly support: SupportRecord; readonly here: EvaluationHere }) {
  const say = useSay(restitutionWords)
  const { lang } = useLang()
  const { territoryId, evaluation } = here
  const publications = usePublications({ territoryId, evaluationId: evaluation.id, supportId: support.id })
  const isLive = publications.data?.some((each) => each.revokedAt === null)
  return (
    <li className="rs-support">
      <h3>
        <LinkTo to={`${evaluationAddress(territoryId, evaluation.id, 'supports')}/${support.id}`}>
          {support.title}
        </LinkTo>
      </h3>
      {support.keyMessage && <p className="rs-support-message">{support.keyMessage}</p>}
      <div className="tb-row">
        <Pill>
          {say('list.for', { audience: say(`audience.${support.audience}`), use: say(`use.${support.use}`) })}
        </Pill>
        {isLive !== undefined && (
          <Pill look={isLive ? 'accent' : 'plain'}>{say(isLive ? 'list.published' : 'list.draft')}</Pill>
        )}
        {support.toReview && <Pill look="accent">{say('thread.to-review')}</Pill>}
        <span className="tb-soft">{say('list.changed', { date: formatDay(support.updatedAt, lang) })}</span>
      </div>
    </li>
  )
}
