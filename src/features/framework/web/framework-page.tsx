import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { isOutcome } from '#features/impact-chain/domain/impact-chain.ts'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { useShortcut } from '#platform/web/keyboard.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { hoursOfDays, reviewFramework } from '../domain/framework-advice.ts'
import { frameworkWords } from '../words.ts'
import { AdvicePanel } from './advice-panel.tsx'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { useMayWrite, useScope } from './framework-state.ts'
import { FrameworkTables } from './framework-tables.tsx'
import { NewLineDialog } from './new-line-dialog.tsx'

/** The framework (step 3): what will be looked at, how, by whom, and what that costs. */
export function FrameworkPage() {
  const say = useSay(frameworkWords)
  const scope = useScope()
  const mayWrite = useMayWrite()
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const catalogue = `${scope.base}/referentiel/catalogue`
  useShortcut('n', say('lines.by-hand'), () => mayWrite && setMaking(true))
  useShortcut('c', say('lines.from-catalogue'), () => void navigate({ to: catalogue }))
  const acts = mayWrite && (
    <>
      <LinkButton look="second" to={`${scope.base}/referentiel/coller`}>
        {say('paste.go')}
      </LinkButton>
      <Button look="second" onClick={() => setMaking(true)}>
        {say('lines.by-hand')}
      </Button>
      <LinkButton to={catalogue} icon={<SignIcon sign="plus" />}>
        {say('lines.from-catalogue')}
      </LinkButton>
    </>
  )
  return (
    <FrameworkFrame title={say('page.title')} lead={say('page.lead')} acts={acts}>
      {(here) => (
        <>
          <Framework here={here} acts={acts} />
          {making && (
            <NewLineDialog scope={here.scope} position={here.lines.length} onClose={() => setMaking(false)} />
          )}
        </>
      )}
    </FrameworkFrame>
  )
}

function Framework({ here, acts }: { readonly here: FrameworkHere; readonly acts: ReactNode }) {
  const say = useSay(frameworkWords)
  const { lines, retained, around, scope, base } = here
  if (lines.length === 0) {
    return (
      <EmptyState title={say('lines.empty-title')} act={acts} level={2}>
        {say('lines.empty-text')}
      </EmptyState>
    )
  }
  const review = reviewFramework(retained, {
    outcomes: around.elements.filter((element) => isOutcome(element.type)),
    satPursued: around.objectives.flatMap((objective) => objective.sat),
    meansHours: hoursOfDays(around.evaluation.perimeter?.meansDays ?? null),
  })
  return (
    <>
      <AdvicePanel review={review} base={base} />
      <Section title={say('lines.title', { n: retained.length })}>
        <FrameworkTables lines={lines} around={around} scope={scope} base={base} />
      </Section>
    </>
  )
}
