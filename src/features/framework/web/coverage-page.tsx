import './framework.css'
import './coverage.css'
import type { ReactNode } from 'react'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { computeCoverage, type Instrument } from '../domain/coverage.ts'
import { frameworkWords } from '../words.ts'
import { CoverageFindings } from './coverage-findings.tsx'
import { CoverageMatrix } from './coverage-matrix.tsx'
import { FrameworkFrame, type FrameworkHere } from './framework-frame.tsx'
import { nameOfStakeholder, useFrameworkPeople } from './framework-people.ts'
import { StakeholderLoadTable } from './stakeholder-load-table.tsx'
import { TeamLoadTables } from './team-load-tables.tsx'

type PageProps = {
  /**
   * What gathers answers: questionnaires, guides, sheets. They are of features to the right of this one, hence handed
   * in by the page that composes them.
   */
  readonly useInstruments?: (scope: FrameworkHere['scope']) => readonly Instrument[]
  /** Further loads, of what this feature does not know: minutes asked by questionnaires. */
  readonly more?: (scope: FrameworkHere['scope']) => ReactNode
}

const NO_INSTRUMENTS = (): readonly Instrument[] => []

/** What no source answers, what is asked twice, and what it costs everybody. */
export function CoveragePage({ useInstruments = NO_INSTRUMENTS, more }: PageProps) {
  const say = useSay(frameworkWords)
  return (
    <FrameworkFrame title={say('coverage.title')} lead={say('coverage.lead')}>
      {(here) =>
        here.retained.length === 0 ? (
          <EmptyState
            level={2}
            title={say('coverage.empty-title')}
            act={
              <LinkButton to={`${here.base}/referentiel/catalogue`}>{say('lines.from-catalogue')}</LinkButton>
            }
          >
            {say('coverage.empty-text')}
          </EmptyState>
        ) : (
          <>
            <Coverage here={here} useInstruments={useInstruments} />
            {more?.(here.scope)}
          </>
        )
      }
    </FrameworkFrame>
  )
}

type CoverageProps = {
  readonly here: FrameworkHere
  readonly useInstruments: (scope: FrameworkHere['scope']) => readonly Instrument[]
}

function Coverage({ here, useInstruments }: CoverageProps) {
  const say = useSay(frameworkWords)
  const instruments = useInstruments(here.scope)
  const people = useFrameworkPeople(here.scope)
  return (
    <Loaded query={people}>
      {(read) => {
        const coverage = computeCoverage(here.retained, instruments, read.respondents, (id) =>
          nameOfStakeholder(read, id),
        )
        return (
          <>
            <CoverageFindings findings={coverage.findings} base={here.base} />
            <Section title={say('coverage.matrix')} lead={say('coverage.matrix-lead')}>
              <CoverageMatrix here={here} coverage={coverage} instruments={instruments} people={read} />
            </Section>
            <Section title={say('load.team')} lead={say('load.team-lead')}>
              <TeamLoadTables here={here} />
            </Section>
            <Section title={say('load.stakeholders')} lead={say('load.stakeholders-lead')}>
              <StakeholderLoadTable here={here} people={read} />
            </Section>
          </>
        )
      }}
    </Loaded>
  )
}
