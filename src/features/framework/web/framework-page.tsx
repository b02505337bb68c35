import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { isOutcome } from '#features/impact-chain/domain/impact-chain.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { hoursOfDays, reviewFramework } from '../domain/framework-advice.ts'
import { frameworkWords } from '../words.ts'
import { AdvicePanel } from './advice-panel.tsx'
import {
  type Line,
  type Scope,
  type Surroundings,
  useLines,
  useMayWrite,
  useScope,
  useSurroundings,
} from './framework-state.ts'
import { FrameworkTables } from './framework-tables.tsx'
import { NewLineDialog } from './new-line-dialog.tsx'

/** The framework (step 3): what will be looked at, how, by whom, and what that costs. */
export function FrameworkPage() {
  const say = useSay(frameworkWords)
  const scope = useScope()
  const lines = useLines(scope)
  const surroundings = useSurroundings(scope)
  const mayWrite = useMayWrite()
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const catalogue = `${scope.base}/referentiel/catalogue`
  useShortcut('n', say('lines.by-hand'), () => mayWrite && setMaking(true))
  useShortcut('c', say('lines.from-catalogue'), () => void navigate({ to: catalogue }))
  const acts = mayWrite && (
    <>
      <Button look="second" onClick={() => setMaking(true)}>
        {say('lines.by-hand')}
      </Button>
      <LinkButton to={catalogue} icon={<SignIcon sign="plus" />}>
        {say('lines.from-catalogue')}
      </LinkButton>
    </>
  )
  return (
    <EvaluationPage
      title={say('page.title')}
      lead={say('page.lead')}
      acts={() => (lines.data?.length ? acts : undefined)}
    >
      {() => (
        <>
          <Loaded query={lines}>
            {(all) => (
              <Loaded query={surroundings}>
                {(around) => (
                  <Framework lines={all} around={around} scope={scope} base={scope.base} acts={acts} />
                )}
              </Loaded>
            )}
          </Loaded>
          {making && (
            <NewLineDialog
              scope={scope}
              position={lines.data?.length ?? 0}
              onClose={() => setMaking(false)}
            />
          )}
        </>
      )}
    </EvaluationPage>
  )
}

type FrameworkProps = {
  readonly lines: readonly Line[]
  readonly around: Surroundings
  readonly scope: Scope
  readonly base: string
  readonly acts: ReactNode
}

function Framework({ lines, around, scope, base, acts }: FrameworkProps) {
  const say = useSay(frameworkWords)
  if (lines.length === 0) {
    return (
      <EmptyState title={say('lines.empty-title')} act={acts} level={2}>
        {say('lines.empty-text')}
      </EmptyState>
    )
  }
  const review = reviewFramework(lines, {
    outcomes: around.elements.filter((element) => isOutcome(element.type)),
    satPursued: around.objectives.flatMap((objective) => objective.sat),
    meansHours: hoursOfDays(around.evaluation.perimeter?.meansDays ?? null),
  })
  return (
    <>
      <AdvicePanel review={review} base={base} />
      <Section title={say('lines.title', { n: lines.length })}>
        <FrameworkTables lines={lines} around={around} scope={scope} base={base} />
      </Section>
    </>
  )
}
