import './actors.css'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { actorsWords } from '../words.ts'

/** « bio, cantines » → the tags, each once. */
export function splitWorlds(text: string): string[] {
  const worlds = text.split(/[,;]/).map((world) => world.trim())
  return [...new Set(worlds)].filter((world) => world !== '')
}

type WorldsFieldProps = {
  readonly value: string
  /** Those that other organisations of the territory have. */
  readonly known: readonly string[]
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}

const PROPOSED = 8

/** Social worlds as tags: typed, or taken among those in use. */
export function WorldsField({ value, known, disabled, onChange }: WorldsFieldProps) {
  const say = useSay(actorsWords)
  const here = splitWorlds(value)
  const others = known.filter((world) => !here.includes(world)).slice(0, PROPOSED)
  return (
    <div>
      <TextField
        label={say('field.worlds')}
        help={say('field.worlds-help')}
        optional
        value={value}
        disabled={disabled}
        onChange={onChange}
      />
      {!disabled && others.length > 0 && (
        <fieldset className="ac-known">
          <legend className="tb-soft">{say('field.worlds-known')}</legend>
          {others.map((world) => (
            <button key={world} type="button" onClick={() => onChange([...here, world].join(', '))}>
              + {world}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
