import { useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { CheckField, Choices, type Level, Level04, ManyChoices } from '#platform/web/choices.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, PasswordField, SelectField, TextField } from '#platform/web/form.tsx'
import { useLang } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'

/** Texts of the gallery stay here: nobody but page writers sees them. */
export function useSample(): (fr: string, en: string) => string {
  const { lang } = useLang()
  return (fr, en) => (lang === 'fr' ? fr : en)
}

type Sheet = { name: string; notes: string; share: string; from: string; place: string }

/** Every field, on a record whose second save always meets another version. */
export function KitForm() {
  const t = useSample()
  const draft = useDraft<Sheet>('kit', { name: '', notes: '', share: '12.5', from: '', place: '' })
  const [mode, setMode] = useState<'structure' | 'create' | undefined>('structure')
  const [worlds, setWorlds] = useState<readonly string[]>(['canteens'])
  const [level, setLevel] = useState<Level | null>(2)
  const [password, setPassword] = useState('')
  const saving = useSaving({
    draft,
    version: 1,
    delayMs: 0,
    read: ({ version: _, ...sheet }: Sheet & { version: number }) => sheet,
    save: async (sheet, version) => {
      const current = { ...sheet, name: 'Légumerie du Haut-Livradois', share: '15', version: 5 }
      if (version < 5) throw new Problem('record.stale', 'conflict', { current })
      return { ...sheet, version: version + 1 }
    },
  })
  const { value, patch } = draft
  return (
    <Form>
      <DraftFound draft={draft} />
      <TextField
        label={t('Nom de l’organisation', 'Name of the organisation')}
        value={value.name}
        onChange={(name) => patch({ name })}
        error={
          value.name === ''
            ? t('Écrivez le nom, tel qu’on le dit sur place.', 'Write the name as people say it.')
            : undefined
        }
      />
      <TextField
        label={t('Notes', 'Notes')}
        help={t('Ce qu’il faut savoir avant de les appeler.', 'What to know before calling them.')}
        optional
        lines={3}
        value={value.notes}
        onChange={(notes) => patch({ notes })}
      />
      <NumberField
        label={t('Part locale', 'Local share')}
        unit="%"
        min={0}
        max={100}
        value={value.share}
        onChange={(share) => patch({ share })}
      />
      <DateField label={t('Depuis le', 'Since')} value={value.from} onChange={(from) => patch({ from })} />
      <SelectField
        label={t('Commune', 'Commune')}
        value={value.place}
        onChange={(place) => patch({ place })}
        options={[
          { value: '63003', label: 'Ambert' },
          { value: '63430', label: 'Thiers' },
        ]}
      />
      <PasswordField
        label={t('Mot de passe', 'Password')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <Choices
        label={t('Que voulez-vous faire ?', 'What do you want to do?')}
        value={mode}
        onChange={setMode}
        choices={[
          {
            value: 'structure',
            label: t('Structurer une filière qui existe', 'Structure an existing chain'),
            help: t('On part de ce qui se fait déjà.', 'Starting from what is already done.'),
          },
          { value: 'create', label: t('Créer une filière', 'Create a chain') },
        ]}
      />
      <ManyChoices
        label={t('Mondes sociaux', 'Social worlds')}
        optional
        row
        values={worlds}
        onChange={setWorlds}
        choices={[
          { value: 'canteens', label: t('Cantines', 'Canteens') },
          { value: 'farms', label: t('Fermes', 'Farms') },
          { value: 'crafts', label: t('Métiers de bouche', 'Food crafts') },
        ]}
      />
      <Level04
        label={t('Implication', 'Involvement')}
        value={level}
        onChange={setLevel}
        texts={[
          t('Ne connaît pas le projet', 'Does not know the project'),
          t('En a entendu parler', 'Has heard of it'),
          t('Vient aux réunions', 'Comes to meetings'),
          t('Agit avec nous', 'Acts with us'),
          t('Porte une partie du projet', 'Carries a part of the project'),
        ]}
      />
      <CheckField
        label={t('Cette organisation sert de relais', 'This organisation acts as a relay')}
        checked={level === 4}
        onChange={() => setLevel(4)}
      />
      <SaveBar
        saving={saving}
        names={{
          name: t('Nom', 'Name'),
          notes: t('Notes', 'Notes'),
          share: t('Part locale', 'Local share'),
          from: t('Depuis', 'Since'),
          place: t('Commune', 'Commune'),
        }}
      />
    </Form>
  )
}
