import { useMemo, useState } from 'react'
import { useSay } from '#platform/web/lang.tsx'
import { rankOnPath } from '../domain/element-details.ts'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import { impactChainWords } from '../words.ts'
import { whoOf } from './canvas-layout.ts'
import type { Chain, ElementRecord } from './impact-chain-api.ts'
import { ToolMenu } from './tool-menu.tsx'
import { TypeSign } from './type-sign.tsx'

const AROUND = ELEMENT_TYPES.filter((type) => rankOnPath(type) === null)

export type ChainFilter = {
  readonly hidden: ReadonlySet<ElementType>
  /** Of levers, brakes and the rest, only those that this one takes care of. */
  readonly owner: string
}

/** Which of what surrounds the chain is shown: assumptions, levers, brakes, external factors, and whose. */
export function useChainFilter(chain: Chain) {
  const [filter, setFilter] = useState<ChainFilter>({ hidden: new Set(), owner: '' })
  const shown = useMemo(() => {
    const isShown = ({ type, ...element }: ElementRecord) =>
      rankOnPath(type) !== null ||
      (!filter.hidden.has(type) && (filter.owner === '' || whoOf(element) === filter.owner))
    return chain.elements.filter(isShown)
  }, [chain, filter])
  return { filter, setFilter, shown }
}

type FilterMenuProps = {
  readonly chain: Chain
  readonly filter: ChainFilter
  readonly setFilter: (filter: ChainFilter) => void
}

export function FilterMenu({ chain, filter, setFilter }: FilterMenuProps) {
  const say = useSay(impactChainWords)
  const around = chain.elements.filter(({ type }) => rankOnPath(type) === null)
  const owners = [...new Set(around.map(whoOf))].filter((owner) => owner !== '').toSorted()
  if (around.length === 0) return null
  const isOn = filter.hidden.size > 0 || filter.owner !== ''
  const toggle = (type: ElementType) => {
    const hidden = new Set(filter.hidden)
    if (!hidden.delete(type)) hidden.add(type)
    setFilter({ ...filter, hidden })
  }
  return (
    <ToolMenu
      label={say(isOn ? 'filter.some' : 'filter.all')}
      sign={<TypeSign type="assumption" size={20} />}
    >
      {AROUND.map((type) => (
        <label key={type} className="ch-menu-check">
          <input type="checkbox" checked={!filter.hidden.has(type)} onChange={() => toggle(type)} />
          {say(`elements.${type}`)}
        </label>
      ))}
      {owners.length > 0 && (
        <label className="ch-menu-check">
          {say('filter.owner')}
          <select
            value={filter.owner}
            onChange={(event) => setFilter({ ...filter, owner: event.currentTarget.value })}
          >
            <option value="">{say('filter.anybody')}</option>
            {owners.map((owner) => (
              <option key={owner}>{owner}</option>
            ))}
          </select>
        </label>
      )}
    </ToolMenu>
  )
}
