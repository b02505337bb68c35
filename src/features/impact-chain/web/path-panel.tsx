import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import type { ImpactPath, PathStrengths } from '../domain/path-strength.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'

const SHOWN = 3

/** How sure the way to each impact is, and which links to prove first. */
export function PathPanel({ board, paths }: { readonly board: Board; readonly paths: PathStrengths }) {
  const say = useSay(impactChainWords)
  const { chain, open } = board
  const statementOf = (id: string | undefined) => (id && chain.byId.get(id)?.statement) || ''
  return (
    <Section title={say('path.title')} lead={say('path.lead')}>
      {paths.impacts.length === 0 && <p className="tb-soft">{say('path.no-impact')}</p>}
      {paths.impacts.map((path) => (
        <PathToImpact key={path.impact} board={board} path={path} />
      ))}
      {paths.toProve.length > 0 && (
        <div className="ch-prove">
          <h3>{say('path.to-prove')}</h3>
          <ol>
            {paths.toProve.slice(0, SHOWN).map(({ link: id, confidence }) => {
              const link = chain.links.find((each) => each.id === id)
              return (
                <li key={id}>
                  <button type="button" className="ch-goto" onClick={() => open({ kind: 'link', id })}>
                    {statementOf(link?.from)} → {statementOf(link?.to)}
                  </button>
                  <span className="tb-soft">{say('link.confidence', { level: confidence })}</span>
                </li>
              )
            })}
          </ol>
        </div>
      )}
      {paths.leftOut.length > 0 && (
        <p className="tb-soft">{say('path.left-out', { n: paths.leftOut.length })}</p>
      )}
    </Section>
  )
}

function PathToImpact({ board, path }: { readonly board: Board; readonly path: ImpactPath }) {
  const say = useSay(impactChainWords)
  const { chain, open, setLit } = board
  const statementOf = (id: string) => chain.byId.get(id)?.statement ?? ''
  const light = () => setLit([...path.elements, ...path.links])
  const unlight = () => setLit(undefined)
  const isOnCanvas = board.view === 'canvas' && path.elements.length > 0
  return (
    <div
      className="ch-path"
      onPointerEnter={isOnCanvas ? light : undefined}
      onPointerLeave={isOnCanvas ? unlight : undefined}
    >
      <button
        type="button"
        className="ch-goto"
        onFocus={isOnCanvas ? light : undefined}
        onBlur={unlight}
        onClick={() => open({ kind: 'element', id: path.impact })}
      >
        {statementOf(path.impact)}
      </button>
      {path.strength === null ? (
        <p>{say('path.none')}</p>
      ) : (
        <>
          <p>{say('path.strength', { percent: Math.round(path.strength * 100) })}</p>
          <p className="tb-soft ch-path-way">{path.elements.map(statementOf).join(' → ')}</p>
        </>
      )}
    </div>
  )
}
