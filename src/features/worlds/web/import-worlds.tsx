import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { worldsWords } from '../words.ts'
import type { Chosen, ImportPreview } from './import-page.tsx'
import type { NetworkHere } from './network-frame.tsx'
import { useNetwork } from './network-queries.ts'
import { RowSelect } from './row-select.tsx'

type ImportWorldsProps = {
  readonly here: NetworkHere
  readonly worlds: ImportPreview['worlds']
  readonly chosen: Chosen
  readonly onChange: (chosen: Chosen) => void
}

/** Each world of the file: one of the territory’s, a new one, or left out. */
export function ImportWorlds({ here, worlds, chosen, onChange }: ImportWorldsProps) {
  const say = useSay(worldsWords)
  const known = useNetwork(here.territoryId).data?.data.worlds ?? []
  return (
    <Section title={say('import.worlds')}>
      <ul className="wo-lines wo-becoming" aria-label={say('import.worlds')}>
        {worlds.map(({ name, matchId }) => (
          <li key={name} className="wo-line">
            <span className="wo-line-name">{name}</span>
            <RowSelect
              label={say('import.becomes', { name })}
              value={chosen[name] ?? matchId ?? 'new'}
              options={[
                { value: 'new', label: say('import.new-world') },
                ...known.map((world) => ({ value: world.id, label: world.name })),
                { value: 'skip', label: say('import.skip') },
              ]}
              onChange={(value) => onChange({ ...chosen, [name]: value })}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
