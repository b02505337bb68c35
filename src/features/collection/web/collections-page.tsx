import './collection.css'
import { type ReactNode, useState } from 'react'
import { type EvaluationHere, EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { useQuestionnaires } from '#features/questionnaires/web/questionnaires-api.ts'
import { Button, LinkButton, LinkTo } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { Collection } from '../contract.ts'
import { collectionAddress, questionnaireAddress } from './collection-addresses.ts'
import { useRates } from './collection-api.ts'
import { type Scope, useCollectionLive, useCollections } from './collection-client.ts'
import { NewCollectionDialog } from './new-collection-dialog.tsx'
import { teamWords } from './team-words.ts'

/** The collections of an evaluation: who is asked, and how far it is. */
export function CollectionsPage() {
  const say = useSay(teamWords)
  const [isMaking, setMaking] = useState(false)
  return (
    <EvaluationPage title={say('list.title')} lead={say('list.lead')}>
      {(here) => <CollectionList here={here} isMaking={isMaking} onMaking={setMaking} />}
    </EvaluationPage>
  )
}

type CollectionListProps = {
  readonly here: EvaluationHere
  readonly isMaking: boolean
  readonly onMaking: (isMaking: boolean) => void
}

function CollectionList({ here, isMaking, onMaking }: CollectionListProps) {
  const say = useSay(teamWords)
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const collections = useCollections(scope)
  const questionnaires = useQuestionnaires(scope)
  useCollectionLive(scope.evaluationId)
  const canMake = here.mayWrite && (questionnaires.data?.length ?? 0) > 0
  useShortcut('n', say('list.new'), () => canMake && onMaking(true))
  const begin = canMake && (
    <Button icon={<SignIcon sign="plus" />} onClick={() => onMaking(true)}>
      {say('list.new')}
    </Button>
  )
  return (
    <Loaded query={collections}>
      {(all) => (
        <>
          {all.length > 0 ? (
            <Section title={say('list.count', { n: all.length })} acts={begin}>
              <ul className="co-list">
                {all.map((collection) => (
                  <CollectionLine key={collection.id} collection={collection} scope={scope} />
                ))}
              </ul>
            </Section>
          ) : (
            <Loaded query={questionnaires}>
              {(forms) => <NoCollection scope={scope} begin={begin} hasForms={forms.length > 0} />}
            </Loaded>
          )}
          {isMaking && questionnaires.data && (
            <NewCollectionDialog
              here={here}
              questionnaires={questionnaires.data}
              onClose={() => onMaking(false)}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

type NoCollectionProps = { readonly scope: Scope; readonly begin: ReactNode; readonly hasForms: boolean }

function NoCollection({ scope, begin, hasForms }: NoCollectionProps) {
  const say = useSay(teamWords)
  const toForms = <LinkButton to={questionnaireAddress(scope)}>{say('list.to-questionnaires')}</LinkButton>
  return (
    <EmptyState title={say('list.empty-title')} level={2} act={hasForms ? begin : toForms}>
      {say('list.empty-text')} {!hasForms && say('list.empty-questionnaire')}
    </EmptyState>
  )
}

function CollectionLine({ collection, scope }: { readonly collection: Collection; readonly scope: Scope }) {
  const say = useSay(teamWords)
  const { lang } = useLang()
  const { id, title, state, closesOn, closedAt, received } = collection
  const rates = useRates({ ...scope, collectionId: id }).data
  const wanted = rates?.groups.reduce((sum, group) => sum + (group.wanted ?? 0), 0) ?? 0
  const closing = state === 'closed' ? closedAt : closesOn
  return (
    <li className="co-line">
      <h3>
        <LinkTo to={collectionAddress(scope, id)}>{title}</LinkTo>
      </h3>
      <div className="tb-row">
        <Pill look={state === 'open' ? 'accent' : 'plain'}>{say(`state.${state}`)}</Pill>
        <span>
          {wanted > 0
            ? say('count.received-of', { n: received, wanted })
            : say('count.received', { n: received })}
        </span>
        {closing && (
          <span className="tb-soft">
            {say(state === 'closed' ? 'closing.was' : 'closing.will', { day: formatDay(closing, lang) })}
          </span>
        )}
      </div>
    </li>
  )
}
