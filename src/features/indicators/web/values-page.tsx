import './values.css'
import { useMemo, useState } from 'react'
import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { type Line, useLines, useScope } from '#features/framework/web/framework-state.ts'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { LIGHTS } from '../domain/traffic-light.ts'
import { indicatorsWords } from '../words.ts'
import { ComputeDialog } from './compute-dialog.tsx'
import { lightOf, type ObservationRecord, useObservations } from './indicators-api.ts'
import { LineValues } from './line-values.tsx'
import { ValueDialog } from './value-dialog.tsx'

type Opened =
  | { readonly kind: 'type'; readonly line: Line; readonly observation?: ObservationRecord }
  | { readonly kind: 'compute'; readonly line: Line }

/** Step 4: each indicator with its latest value, its light, its history; values typed or computed from purchases. */
export function ValuesPage() {
  const say = useSay(indicatorsWords)
  const { base, ...scope } = useScope()
  const lines = useLines(scope)
  const observations = useObservations(scope)
  const [opened, setOpened] = useState<Opened | undefined>()
  const close = () => setOpened(undefined)
  return (
    <EvaluationPage
      title={say('values.title')}
      lead={say('values.lead')}
      acts={(here) =>
        here.mayContribute && (
          <LinkButton
            look="second"
            to={`${evaluationAddress(scope.territoryId, scope.evaluationId, 'valeurs')}/importer`}
          >
            {say('import.to')}
          </LinkButton>
        )
      }
    >
      {(here) => (
        <>
          <Loaded query={lines}>
            {(all) =>
              all.length === 0 ? (
                <EmptyState
                  level={2}
                  title={say('values.empty-title')}
                  act={
                    <LinkButton to={evaluationAddress(scope.territoryId, scope.evaluationId, 'referentiel')}>
                      {say('values.to-framework')}
                    </LinkButton>
                  }
                >
                  {say('values.empty-text')}
                </EmptyState>
              ) : (
                <Loaded query={observations}>
                  {(found) => (
                    <Values
                      lines={all}
                      observations={found}
                      base={base}
                      mayContribute={here.mayContribute}
                      onOpen={setOpened}
                    />
                  )}
                </Loaded>
              )
            }
          </Loaded>
          {opened?.kind === 'type' && <ValueDialog {...opened} scope={scope} onClose={close} />}
          {opened?.kind === 'compute' && <ComputeDialog line={opened.line} scope={scope} onClose={close} />}
        </>
      )}
    </EvaluationPage>
  )
}

type ValuesProps = {
  readonly lines: readonly Line[]
  readonly observations: readonly ObservationRecord[]
  readonly base: string
  readonly mayContribute: boolean
  readonly onOpen: (opened: Opened) => void
}

function Values({ lines, observations, base, mayContribute, onOpen }: ValuesProps) {
  const say = useSay(indicatorsWords)
  const read = useMemo(
    () =>
      lines.map((line) => {
        const own = observations.filter((observation) => observation.lineId === line.id)
        return { line, own, light: lightOf(line, own) }
      }),
    [lines, observations],
  )
  const counts = LIGHTS.map((light) => ({
    light,
    n: read.filter((each) => each.light.light === light).length,
  }))
  return (
    <Section
      title={say('values.count', {
        n: read.filter(({ own }) => own.some((o) => o.value !== null)).length,
        of: lines.length,
      })}
      lead={counts
        .filter(({ n }) => n > 0)
        .map(({ light, n }) => say(`values.lights-${light}`, { n }))
        .join(' · ')}
    >
      <ul className="iv-lines">
        {read.map(({ line, own, light }) => (
          <li key={line.id}>
            <LineValues
              line={line}
              observations={own}
              light={light}
              base={base}
              {...(mayContribute
                ? {
                    onType: (observation) =>
                      onOpen({ kind: 'type', line, ...(observation ? { observation } : {}) }),
                    onCompute: () => onOpen({ kind: 'compute', line }),
                  }
                : {})}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
