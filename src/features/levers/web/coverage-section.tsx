import type { z } from 'zod'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import type { coverageSchema } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { readingOf } from './coverage-reading.ts'
import { CoverageSign } from './coverage-sign.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { useCoverage } from './relay-queries.ts'
import { useTrustText } from './trust-text.ts'

export type Coverage = z.infer<typeof coverageSchema>
type CoverageAudience = Coverage['audiences'][number]
type CoverageRelay = Coverage['relays'][number]

/** Publics by relays: who reaches whom, and the publics that nobody reaches. */
export function CoverageSection({ here }: { readonly here: LeversHere }) {
  const coverage = useCoverage(here.territoryId)
  return (
    <Loaded query={coverage}>
      {(read) =>
        read.audiences.length > 0 && read.relays.length > 0 && <CoverageMatrix here={here} coverage={read} />
      }
    </Loaded>
  )
}

function CoverageMatrix({ here, coverage }: { readonly here: LeversHere; readonly coverage: Coverage }) {
  const say = useSay(leversScreensWords)
  const { audiences, relays, gaps, single, weak } = coverage
  return (
    <Section
      title={say('coverage.title')}
      lead={say('coverage.summary', {
        all: audiences.length,
        gaps: gaps.length,
        single: single.length,
        weak: weak.length,
      })}
    >
      <div className="lv-matrix">
        <DataTable
          caption={say(here.mayWrite ? 'coverage.caption-write' : 'coverage.caption')}
          keepGrid
          rows={audiences}
          rowKey={({ id }) => id}
          columns={[
            { key: 'audience', label: say('coverage.public'), cell: ({ name }) => name },
            {
              key: 'reading',
              label: say('coverage.reading'),
              cell: ({ id }) => <CoverageSign reading={readingOf(coverage, id)} />,
            },
            ...relays.map((relay) => ({
              key: relay.id,
              label: relay.name,
              cell: (audience: CoverageAudience) => (
                <CoverageCell here={here} relay={relay} audience={audience} />
              ),
            })),
          ]}
        />
      </div>
      <p className="tb-soft lv-source">{say('coverage.legend')}</p>
    </Section>
  )
}

type CellProps = {
  readonly here: LeversHere
  readonly relay: CoverageRelay
  readonly audience: CoverageAudience
}

/** Whether a relay reaches a public, with the trust there is; one press says so or takes it back. */
function CoverageCell({ here, relay, audience }: CellProps) {
  const say = useSay(leversScreensWords)
  const trustText = useTrustText()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const isOn = relay.audiences.includes(audience.id)
  const trust = relay.trust === null ? say('coverage.trust-unknown') : trustText(relay.trust)
  const shown = isOn ? (
    <>
      <span aria-hidden="true">● </span>
      {relay.trust === null ? '?' : `${relay.trust}/4`}
      <span className="tb-hidden"> {say('coverage.touches', { trust })}</span>
    </>
  ) : (
    <>
      <span aria-hidden="true">–</span>
      <span className="tb-hidden">{say('coverage.touches-not')}</span>
    </>
  )
  if (!here.mayWrite) return <span className="lv-cell-shown">{shown}</span>
  const flip = () =>
    acts.change(
      api.relays,
      relay.id,
      ({ audiences }) => ({
        values: {
          audiences: isOn ? audiences.filter((id) => id !== audience.id) : [...audiences, audience.id],
        },
        before: { audiences },
      }),
      say(isOn ? 'coverage.taken-off' : 'coverage.put-on', { relay: relay.name, audience: audience.name }),
    )
  return (
    <button type="button" className="lv-cell" aria-pressed={isOn} onClick={() => void flip()}>
      <span className="tb-hidden">
        {say('coverage.cell', { relay: relay.name, audience: audience.name })}
      </span>
      {shown}
    </button>
  )
}
