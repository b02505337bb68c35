import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ownNetworkWords, worldsWords } from '../words.ts'

type OwnProposalsProps = {
  readonly proposals: readonly string[]
  readonly onChange: (proposals: readonly string[]) => void
}

/** Who is missing: names that the team will look at. */
export function OwnProposals({ proposals, onChange }: OwnProposalsProps) {
  const say = useSay(ownNetworkWords)
  const sayWorlds = useSay(worldsWords)
  if (proposals.length === 0) return null
  return (
    <div>
      <p className="wo-label">{say('own.missing')}</p>
      <ul className="wo-lines" aria-label={say('own.missing')}>
        {proposals.map((name) => (
          <li key={name} className="wo-line">
            <span className="wo-line-name">{name}</span>
            <IconButton
              label={sayWorlds('row.remove', { name })}
              onClick={() => onChange(proposals.filter((each) => each !== name))}
            >
              <SignIcon sign="close" size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
