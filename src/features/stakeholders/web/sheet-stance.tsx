import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { computeParticipationGap, LADDER } from '../domain/participation-ladder.ts'
import { LEVELS } from '../domain/ratings.ts'
import { findPossibleSaliences, findSalience } from '../domain/salience.ts'
import { LADDER_LEVELS, POSITIONS } from '../domain/stakeholder.ts'
import { stakeholdersWords } from '../words.ts'
import type { SheetFieldsProps } from './sheet-editor.tsx'

/** Power and interest 0–4, position from opposed to ally; none of them is asked for. */
export function StanceFields({ value, patch }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  return (
    <>
      {(['power', 'interest'] as const).map((field) => (
        <SelectField
          key={field}
          label={say(`field.${field}`)}
          value={value[field] === null ? '' : `${value[field]}`}
          none={say('sheet.unsaid')}
          onChange={(text) => patch({ [field]: LEVELS.find((level) => `${level}` === text) ?? null })}
          options={LEVELS.map((level) => ({
            value: `${level}`,
            label: `${level} · ${say(`${field}.${level}`)}`,
          }))}
        />
      ))}
      <SelectField
        label={say('field.position')}
        help={say('field-help.position')}
        value={value.position === null ? '' : `${value.position}`}
        none={say('sheet.unsaid')}
        onChange={(text) => patch({ position: POSITIONS.find((each) => `${each}` === text) ?? null })}
        options={POSITIONS.map((each) => ({ value: `${each}`, label: say(`position.${each}`) }))}
      />
    </>
  )
}

const YES_NO = ['yes', 'no'] as const
const readYesNo = (text: string) => (text === '' ? null : text === 'yes')
const writeYesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')

/** A yes, a no, or nothing said. */
export function YesNoField(props: {
  readonly label: string
  readonly help?: string
  readonly value: boolean | null
  readonly onChange: (value: boolean | null) => void
}) {
  const say = useSay(stakeholdersWords)
  const { label, help, value, onChange } = props
  return (
    <SelectField
      label={label}
      {...(help === undefined ? {} : { help })}
      value={writeYesNo(value)}
      none={say('sheet.unsaid')}
      onChange={(text) => onChange(readYesNo(text))}
      options={YES_NO.map((each) => ({ value: each, label: say(each) }))}
    />
  )
}

/** Three questions give a class and its advice; with one unsaid, those that remain possible. */
export function SalienceFields({ value, patch }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  const found = findSalience(value)
  const possible = findPossibleSaliences(value)
  const isUnsaid = value.hasPower === null && value.hasLegitimacy === null && value.hasUrgency === null
  return (
    <>
      {(['hasPower', 'hasLegitimacy', 'hasUrgency'] as const).map((field) => (
        <YesNoField
          key={field}
          label={say(`field.${field}`)}
          help={say(`field-help.${field}`)}
          value={value[field]}
          onChange={(said) => patch({ [field]: said })}
        />
      ))}
      <div role="status" className="sh-outcome">
        {found ? (
          <>
            <p>
              <strong>{say(`salience.${found}`)}</strong>
            </p>
            <p>{say(`salience-advice.${found}`)}</p>
          </>
        ) : (
          <p className="tb-soft">
            {isUnsaid
              ? say('salience.unsaid')
              : say('salience.possible', {
                  classes: possible.map((each) => say(`salience.${each}`)).join(', '),
                })}
          </p>
        )}
        <p className="tb-soft">{say('salience.limits')}</p>
      </div>
    </>
  )
}

/** Where they stand on the ladder of participation, and where they should. */
export function LadderFields({ value, patch }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const gap = computeParticipationGap(value.participationNow, value.participationWanted)
  const wanted = LADDER.find((rung) => rung.level === value.participationWanted)
  return (
    <>
      {(['participationNow', 'participationWanted'] as const).map((field) => (
        <SelectField
          key={field}
          label={say(`field.${field}`)}
          value={value[field] === null ? '' : `${value[field]}`}
          none={say('sheet.unsaid')}
          onChange={(text) => patch({ [field]: LADDER_LEVELS.find((level) => `${level}` === text) ?? null })}
          options={LADDER.map(({ level, name, iap2 }) => ({
            value: `${level}`,
            label: `${level} · ${name[lang]}${say('map.colon')} ${iap2.goal[lang]}`,
          }))}
        />
      ))}
      <div role="status" className="sh-outcome">
        {gap === null ? (
          <p className="tb-soft">{say('ladder.unsaid')}</p>
        ) : (
          <p>
            <strong>{gap === 0 ? say('ladder.there') : say('ladder.gap', { n: gap })}</strong>
          </p>
        )}
        {wanted && (
          <p className="tb-soft">
            {say('ladder.references', {
              iap2: wanted.iap2.level,
              arnstein: wanted.arnstein.names[lang],
            })}
          </p>
        )}
      </div>
    </>
  )
}
