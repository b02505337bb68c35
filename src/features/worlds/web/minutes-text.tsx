import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { NamedActor } from '../domain/interview.ts'
import { asListed, cutText, type TextName } from '../domain/minutes-entry.ts'
import { worldsWords } from '../words.ts'
import type { useWorldsApi } from './worlds-api.ts'

type Found = Awaited<ReturnType<ReturnType<typeof useWorldsApi>['findNames']>>

type MinutesTextProps = {
  readonly text: string
  readonly names: Found
  readonly created: readonly NamedActor[]
  readonly picked: TextName | null
  readonly onPick: (name: TextName) => void
  readonly onEdit: () => void
}

/** The pasted text with its names as buttons: solid for those that are known, dashed for those that nobody knows yet. */
export function MinutesText({ text, names, created, picked, onPick, onEdit }: MinutesTextProps) {
  const say = useSay(worldsWords)
  const parts = cutText(text, [
    ...names.found.map(({ kind, id, name, at }) => ({
      name: kind === 'world' ? { kind, ref: id, name } : { kind, ref: id, name, newKind: null },
      at,
    })),
    ...names.unknown.map(({ text: name, at }) => {
      const actor = created.find((each) => each.name === asListed(name))
      const known: TextName = actor
        ? { kind: 'actor', ...actor }
        : { kind: 'unknown', ref: `? ${name}`, name }
      return { name: known, at }
    }),
  ])
  return (
    <section className="tb-stack" aria-label={say('minutes.text')}>
      <div className="tb-row wo-legend">
        <span>{say('minutes.found', { n: names.found.length })}</span>
        <span className="wo-mark" data-kind="actor">
          {say('minutes.known')}
        </span>
        <span className="wo-mark" data-kind="unknown">
          {say('minutes.unknown')}
        </span>
        <Button look="quiet" onClick={onEdit}>
          {say('minutes.edit')}
        </Button>
      </div>
      <div className="wo-text">
        {parts.map(({ at, text: said, name }) =>
          name === null ? (
            <span key={at}>{said}</span>
          ) : (
            <button
              key={at}
              type="button"
              className="wo-mark"
              data-kind={name.kind}
              aria-pressed={picked?.ref === name.ref}
              title={say(`minutes.kind-${name.kind}`)}
              onClick={() => onPick(name)}
            >
              {said}
            </button>
          ),
        )}
      </div>
    </section>
  )
}
