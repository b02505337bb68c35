import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { type AddressQuery, useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { QUADRANTS } from '../domain/quadrants.ts'
import { URBAL_GROUPS } from '../domain/stakeholder.ts'
import { stakeholdersWords } from '../words.ts'
import type { RatedFilter } from './map-view.ts'
import type { Rated } from './rated.ts'

const STATES = ['discuss', 'never', 'not-mine'] as const
const GROUPS = [...URBAL_GROUPS, 'unsaid'] as const

/** What the address says of the filters; what it does not know is left aside. */
export function readFilter(query: AddressQuery): RatedFilter {
  return {
    link: CHAIN_LINKS.find((link) => link === query.maillon),
    group: GROUPS.find((group) => group === query.groupe),
    world: query.monde,
    quadrant: QUADRANTS.find((quadrant) => quadrant === query.place),
    state: STATES.find((state) => state === query.avis),
  }
}

const NONE = { maillon: '', groupe: '', monde: '', place: '', avis: '' }

/** Filters of the list and of the map at once; they stand in the address and can be sent to somebody. */
export function StakeholderFilters({
  all,
  shown,
}: {
  readonly all: readonly Rated[]
  readonly shown: number
}) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const [query, change] = useAddressQuery()
  const { link, group, world, quadrant, state } = readFilter(query)
  const worlds = [...new Set(all.flatMap((each) => each.record.worlds))].sort()
  const isFiltered = Boolean(link ?? group ?? world ?? quadrant ?? state)
  return (
    <Disclosure title={say('filter.title')} open={isFiltered}>
      <div className="sh-filters">
        <SelectField
          label={say('filter.state')}
          value={state ?? ''}
          none={say('filter.all')}
          onChange={(avis) => change({ avis })}
          options={STATES.map((value) => ({ value, label: say(`filter.${value}`) }))}
        />
        <SelectField
          label={say('map.quadrant')}
          value={quadrant ?? ''}
          none={say('filter.all')}
          onChange={(place) => change({ place })}
          options={QUADRANTS.map((value) => ({ value, label: say(`quadrant.${value}`) }))}
        />
        <SelectField
          label={say('filter.link')}
          value={link ?? ''}
          none={say('filter.all')}
          onChange={(maillon) => change({ maillon })}
          options={CHAIN_LINKS.map((value) => ({ value, label: sayEvaluations(`link-of-chain.${value}`) }))}
        />
        <SelectField
          label={say('sheet.group')}
          value={group ?? ''}
          none={say('filter.all')}
          onChange={(groupe) => change({ groupe })}
          options={GROUPS.map((value) => ({
            value,
            label: say(value === 'unsaid' ? 'sheet.unsaid' : `urbal-group.${value}`),
          }))}
        />
        {worlds.length > 0 && (
          <SelectField
            label={say('filter.world')}
            value={world ?? ''}
            none={say('filter.all')}
            onChange={(monde) => change({ monde })}
            options={worlds.map((value) => ({ value, label: value }))}
          />
        )}
      </div>
      {isFiltered && (
        <div className="tb-row">
          <span className="tb-soft" role="status">
            {say('filter.kept', { n: shown, total: all.length })}
          </span>
          <Button look="quiet" onClick={() => change(NONE)}>
            {say('filter.clear')}
          </Button>
        </div>
      )}
    </Disclosure>
  )
}
