import { useState } from 'react'
import type { Drawing } from '#kernel/drawing.ts'
import { Problem } from '#kernel/problem.ts'
import type { Lang } from '#kernel/words.ts'
import { AccountMenu } from '#platform/web/account-menu.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { type Column, DataTable, type Sort } from '#platform/web/data-table.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { DrawingView } from '#platform/web/drawing-view.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { useLang } from '#platform/web/lang.tsx'
import { Advice, Card, EmptyState, Page, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { ConfidenceBadge, Pill, Stat, StatRow, TrafficLight } from '#platform/web/signs.tsx'
import { StepNav } from '#platform/web/step-nav.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { TableMark, Wordmark } from '#platform/web/wordmark.tsx'
import { KitForm, useSample } from './kit-form.tsx'

/** Every control at once, to be looked at (development only, /_kit). */
export function KitGallery() {
  const t = useSample()
  const undoToast = useUndoToast()
  const [dialog, setDialog] = useState(false)
  return (
    <Page
      title={t('Légumes locaux pour les cantines', 'Local vegetables for school canteens')}
      above={t('Démarche · filière existante', 'Evaluation · existing chain')}
      lead={t(
        'Ce que la démarche cherche à savoir, avec qui, et jusqu’où. Vous pouvez passer d’une étape à l’autre quand vous voulez.',
        'What the evaluation wants to know, with whom, and how far. Go from step to step whenever you like.',
      )}
      acts={
        <>
          <Button look="second" onClick={() => setDialog(true)}>
            {t('Partager', 'Share')}
          </Button>
          <Button icon={<SignIcon sign="plus" />}>{t('Nouvelle valeur', 'New value')}</Button>
        </>
      }
      crumbs={KIT_CRUMBS}
      demonstration
    >
      <StepNav
        steps={[
          { label: t('Périmètre et récit', 'Perimeter and story'), to: '/_kit', state: 'done' },
          {
            label: t('Chaîne de l’impact', 'Impact chain'),
            to: '/k2',
            state: 'started',
            hint: t('3 liens à vérifier, 10 min', '3 links to check, 10 min'),
          },
          { label: t('Référentiel', 'Framework'), to: '/k3', state: 'started' },
          { label: t('Valeurs', 'Values'), to: '/k4', state: 'empty' },
        ]}
      />
      <Section title={t('Quatre chiffres', 'Four figures')}>
        <StatRow>
          <Stat
            value={t('32,4', '32.4')}
            unit="%"
            label={t('produits de qualité et durables', 'quality and sustainable products')}
          >
            <TrafficLight light="orange" />
          </Stat>
          <Stat value={t('184 250,10', '184,250.10')} unit="€" label={t('achetés en 2026', 'bought in 2026')}>
            <ConfidenceBadge level="A" />
          </Stat>
          <Stat value="0" unit="%" label={t('commerce équitable', 'fair trade')}>
            <TrafficLight light="red" />
          </Stat>
          <Stat
            value={null}
            missing={t('pas encore mesuré', 'not measured yet')}
            label={t('revenu des producteurs', 'income of producers')}
          >
            <TrafficLight light="none" />
          </Stat>
        </StatRow>
      </Section>
      <Section title={t('Signes', 'Signs')}>
        <div className="tb-row">
          <TrafficLight light="green" />
          <TrafficLight light="orange" hatched />
          <TrafficLight light="red" hatched />
          <TrafficLight light="green" hatched />
          <TrafficLight light="none" />
        </div>
        <div className="tb-grid">
          {(['A', 'B', 'C', 'D'] as const).map((level) => (
            <ConfidenceBadge key={level} level={level} />
          ))}
        </div>
        <div className="tb-row">
          <Pill>{t('légumerie', 'vegetable plant')}</Pill>
          <Pill look="accent">{t('relais', 'relay')}</Pill>
          <ConfidenceBadge level="C" short />
          <AccountMenu name="Claire (essai)" items={[{ label: t('Mon compte', 'My account'), to: '/k5' }]} />
        </div>
        <div className="tb-row">
          <Button>{t('Enregistrer', 'Save')}</Button>
          <Button look="second">{t('Comparer', 'Compare')}</Button>
          <Button look="quiet">{t('Plus tard', 'Later')}</Button>
          <Button disabled>{t('Indisponible', 'Unavailable')}</Button>
          <LinkButton to="/k6" look="second" icon={<SignIcon sign="arrow" />}>
            {t('Ouvrir', 'Open')}
          </LinkButton>
          <Button
            look="quiet"
            onClick={() => undoToast(t('Organisation supprimée.', 'Organisation deleted.'), async () => {})}
          >
            {t('Supprimer', 'Delete')}
          </Button>
        </div>
        <div className="tb-row" style={{ color: 'var(--tb-accent)' }}>
          <TableMark size={96} />
          <Wordmark height={72} />
        </div>
      </Section>
      <Section title={t('Acteurs', 'Actors')}>
        <SampleTable />
      </Section>
      <div className="tb-grid">
        <Card>
          <h3>{t('Une carte', 'A card')}</h3>
          <p>{t('Le Bassin de vie d’Ambert, 58 communes.', 'The Ambert area, 58 communes.')}</p>
        </Card>
        <Card>
          <h3>{t('Une autre', 'Another one')}</h3>
          <Disclosure title={t('D’où vient ce chiffre ?', 'Where does this figure come from?')}>
            <p>{t('De 1 204 lignes d’achats.', 'From 1,204 purchase rows.')}</p>
          </Disclosure>
        </Card>
      </div>
      <EmptyState
        title={t('Aucune partie prenante pour l’instant', 'No stakeholders yet')}
        act={<Button>{t('Choisir les premières', 'Choose the first ones')}</Button>}
      >
        {t(
          'Qui fait vivre la filière, qui pourrait la freiner, qui manque à la table ? Dix minutes suffisent pour une première liste.',
          'Who keeps the chain alive, who could slow it down, who is missing? Ten minutes are enough for a first list.',
        )}
      </EmptyState>
      <ProblemNotice problem={new Problem('network.unreachable', 'busy')} onRetry={() => {}} />
      <ProblemNotice problem={new Problem('x.unheard-of', 'caller')} />
      <Advice>
        <p>
          {t(
            'Un objectif dit aussi pour quand : ajoutez une année.',
            'An objective also says by when: add a year.',
          )}
        </p>
      </Advice>
      <Section title={t('Image et son tableau', 'Picture and its table')}>
        <DrawingView drawing={SAMPLE_DRAWING} maxWidth="24rem" table={<SampleTable />} />
      </Section>
      <Section title={t('Formulaire', 'Form')}>
        <KitForm />
        <DropFile
          label={t('Fichier d’achats de la cantine', 'Purchase file of the canteen')}
          help={t('Tel que la cantine le garde déjà.', 'As the canteen already keeps it.')}
          kinds={['csv', 'xlsx']}
          onFile={() => {}}
        />
      </Section>
      {dialog && (
        <Dialog
          title={t('Partager cette page', 'Share this page')}
          onClose={() => setDialog(false)}
          acts={<Button onClick={() => setDialog(false)}>{t('Créer le lien', 'Make the link')}</Button>}
        >
          <p>{t('Un lien que vous pourrez retirer.', 'A link that you can withdraw.')}</p>
        </Dialog>
      )}
    </Page>
  )
}

const KIT_CRUMBS = [
  { label: 'Parc Livradois-Forez', to: '/k7' },
  { label: 'Légumes → cantines', to: '/k8' },
]

const ROWS = [
  { id: '1', name: 'Légumerie du Livradois', kind: 'SCIC', place: 'Ambert', tonnes: 86 },
  { id: '2', name: 'Ferme des Trois Chemins', kind: 'EARL', place: 'Marsac-en-Livradois', tonnes: 12.5 },
  { id: '3', name: 'Cuisine centrale', kind: 'Régie', place: 'Thiers', tonnes: null },
]

function SampleTable() {
  const t = useSample()
  const { lang } = useLang()
  const [sort, setSort] = useState<Sort>({ key: 'name', descending: false })
  const rows = sort.descending ? ROWS.toReversed() : ROWS
  return (
    <DataTable
      caption={t('Organisations de la filière', 'Organisations of the chain')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={sampleColumns(t, lang)}
      sort={sort}
      onSort={setSort}
      total={128}
      onMore={() => {}}
    />
  )
}

function sampleColumns(
  t: (fr: string, en: string) => string,
  lang: Lang,
): readonly Column<(typeof ROWS)[number]>[] {
  return [
    {
      key: 'name',
      label: t('Nom', 'Name'),
      sortable: true,
      cell: (row) => <a href={`#${row.id}`}>{row.name}</a>,
    },
    { key: 'kind', label: t('Forme', 'Form'), cell: (row) => <Pill>{row.kind}</Pill> },
    { key: 'place', label: t('Commune', 'Commune'), cell: (row) => row.place },
    {
      key: 'tonnes',
      label: t('Tonnes', 'Tonnes'),
      align: 'end',
      cell: (row) => row.tonnes?.toLocaleString(lang) ?? t('inconnu', 'unknown'),
    },
  ]
}

const SAMPLE_DRAWING: Drawing = {
  width: 320,
  height: 200,
  title: 'Parties prenantes',
  description: 'Une organisation, très engagée et stratégique.',
  marks: [
    { kind: 'rect', x: 160, y: 0, width: 160, height: 100, fill: 'quadrant-1' },
    { kind: 'rect', x: 0, y: 0, width: 160, height: 100, fill: 'quadrant-2' },
    { kind: 'rect', x: 0, y: 100, width: 160, height: 100, fill: 'quadrant-3' },
    { kind: 'rect', x: 160, y: 100, width: 160, height: 100, fill: 'quadrant-4' },
    { kind: 'circle', x: 250, y: 40, radius: 9, fill: 'accent' },
    { kind: 'text', x: 250, y: 70, text: 'Légumerie', size: 14, anchor: 'middle' },
  ],
}
