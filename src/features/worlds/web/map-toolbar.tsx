import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import type { TieLook } from './map-engine.ts'

const TABS = ['carte', 'tableau'] as const
const LOOKS: readonly TieLook[] = ['all', 'bonds', 'none']

type MapToolbarProps = {
  readonly tab: (typeof TABS)[number]
  readonly onTab: (tab: (typeof TABS)[number]) => void
  /** '' : according to how many there are. */
  readonly ties: TieLook | ''
  readonly onTies: (ties: TieLook | '') => void
}

/** Picture or table, and how ties are drawn while nothing is looked at. */
export function MapToolbar({ tab, onTab, ties, onTies }: MapToolbarProps) {
  const say = useSay(networkMapWords)
  return (
    <>
      <fieldset className="wn-switch">
        <legend className="tb-hidden">{say('tab.label')}</legend>
        {TABS.map((each) => (
          <button key={each} type="button" aria-pressed={tab === each} onClick={() => onTab(each)}>
            {say(`tab.${each}`)}
          </button>
        ))}
      </fieldset>
      {tab === 'carte' && (
        <SelectField
          label={say('ties.label')}
          value={ties}
          none={say('ties.auto')}
          onChange={onTies}
          options={LOOKS.map((value) => ({ value, label: say(`ties.${value}`) }))}
        />
      )}
    </>
  )
}
