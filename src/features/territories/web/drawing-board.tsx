import './territories.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import type { Area, TerritorySelection } from '../domain/territory.ts'
import { territoriesWords } from '../words.ts'
import { AreaSearch } from './area-search.tsx'
import { DrawnCommunes } from './drawn-communes.tsx'
import { OverlapNotice } from './overlap-notice.tsx'
import { figureOf } from './people-count.ts'
import { withArea, withoutArea } from './selection-changes.ts'
import { type AreaFound, type Preview, useTerritoriesApi } from './territories-api.ts'
import { SelectionMap } from './territory-map.tsx'

type DrawingBoardProps = {
  readonly selection: TerritorySelection
  readonly onChange: (selection: TerritorySelection) => void
  readonly name: string
  /** The territory being redrawn, if it exists already. */
  readonly redrawn?: string
  readonly error?: string | undefined
}

/** Where a territory is drawn: search, what is in and out, and what it comes to, all at once. */
export function DrawingBoard({ selection, onChange, name, redrawn, error }: DrawingBoardProps) {
  const say = useSay(territoriesWords)
  const api = useTerritoriesApi()
  const empty = selection.include.length === 0
  const preview = useQuery({
    queryKey: ['territories', 'preview', selection, redrawn],
    queryFn: () => api.preview({ selection, limit: 1, ...(redrawn ? { redrawn } : {}) }),
    enabled: !empty,
    placeholderData: keepPreviousData,
  })
  const shown = empty ? undefined : preview.data
  return (
    <div className="terr-board">
      <div className="tb-stack">
        <AreaSearch
          selection={selection}
          onInclude={(area) => onChange(withArea(selection, 'include', area))}
          onExclude={(area) => onChange(withArea(selection, 'exclude', area))}
        />
        {error && (
          <p className="tb-error" role="alert">
            {error}
          </p>
        )}
        {!empty && (
          <Chips
            selection={selection}
            named={shown?.selection}
            onRemove={(area) => onChange(withoutArea(selection, area))}
          />
        )}
        <ProblemNotice problem={preview.error} />
        {shown && shown.overlaps.length > 0 && <OverlapNotice overlaps={shown.overlaps} />}
        {shown && shown.communeCount > 0 && (
          <DrawnCommunes
            selection={selection}
            count={shown.communeCount}
            onLeave={(code) => onChange(withArea(selection, 'exclude', { kind: 'commune', code }))}
          />
        )}
      </div>
      <div className="terr-result">
        {shown ? <Result preview={shown} /> : <p className="tb-soft terr-waiting">{say('board.empty')}</p>}
        {!empty && <SelectionMap selection={selection} name={name} />}
      </div>
    </div>
  )
}

function Result({ preview }: { readonly preview: Preview }) {
  const say = useSay(territoriesWords)
  const { lang } = useLang()
  const { communeCount, population, unknown, vintage } = preview
  return (
    <div className="tb-stack" aria-live="polite">
      <StatRow>
        <Stat value={communeCount.toLocaleString(lang)} label={say('stat.communes', { n: communeCount })}>
          {say('stat.vintage', { vintage: String(vintage) })}
        </Stat>
        <Stat value={figureOf(population, lang)} missing={say('people.unknown')} label={say('stat.people')}>
          {population.missing > 0 ? say('population.missing', { n: population.missing }) : null}
        </Stat>
      </StatRow>
      {unknown.length > 0 && (
        <Advice>
          <p>{say('board.unknown', { codes: unknown.map((area) => area.code).join(', ') })}</p>
        </Advice>
      )}
    </div>
  )
}

type ChipsProps = {
  readonly selection: TerritorySelection
  readonly named: Preview['selection'] | undefined
  readonly onRemove: (area: Area) => void
}

function Chips({ selection, named, onRemove }: ChipsProps) {
  const say = useSay(territoriesWords)
  return (
    <>
      <ChipRow
        title={say('board.in')}
        areas={selection.include}
        named={named?.include ?? []}
        onRemove={onRemove}
      />
      {selection.exclude.length > 0 && (
        <ChipRow
          out
          title={say('board.out')}
          areas={selection.exclude}
          named={named?.exclude ?? []}
          onRemove={onRemove}
        />
      )}
    </>
  )
}

type ChipRowProps = {
  readonly title: string
  readonly out?: boolean
  readonly areas: readonly Area[]
  readonly named: readonly AreaFound[]
  readonly onRemove: (area: Area) => void
}

function ChipRow({ title, out = false, areas, named, onRemove }: ChipRowProps) {
  const say = useSay(territoriesWords)
  const nameOf = (area: Area) => named.find((each) => each.kind === area.kind && each.code === area.code)
  return (
    <div>
      <h3 className="terr-chips-title">{title}</h3>
      <ul className="terr-chips">
        {areas.map((area) => {
          const known = nameOf(area)
          const name = known?.name ?? area.code
          return (
            <li key={`${area.kind}${area.code}`} className={out ? 'terr-chip terr-chip-out' : 'terr-chip'}>
              <span>
                {name}
                {known && area.kind !== 'commune' && (
                  <span className="tb-soft"> {say('communes', { n: known.communeCount })}</span>
                )}
              </span>
              <button
                type="button"
                aria-label={say('board.drop-name', { name })}
                onClick={() => onRemove(area)}
              >
                <SignIcon sign="close" size={14} />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
