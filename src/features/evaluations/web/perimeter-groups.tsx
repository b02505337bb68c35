import './field-pair.css'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { Section } from '#platform/web/page.tsx'
import { CHAIN_LINKS, MODES, STAKES } from '../domain/perimeter.ts'
import type { PerimeterReview } from '../domain/perimeter-checks.ts'
import { evaluationsWords } from '../words.ts'
import { CommuneChoice } from './commune-choice.tsx'
import { Guide } from './guidance.tsx'
import { LocalDefinitionRows } from './local-definition-rows.tsx'
import { areDays, areEuros, type PerimeterForm } from './perimeter-form.ts'
import { OutOfScopeRows, QuestionRows } from './perimeter-rows.tsx'

type GroupProps = {
  readonly form: PerimeterForm
  readonly patch: (change: Partial<PerimeterForm>) => void
}

type PerimeterGroupsProps = GroupProps & { readonly territoryId: string; readonly review: PerimeterReview }

/** All fields of method 2.2 in seven calm groups; each says its path for the findings that lead to it. */
export function PerimeterGroups({ form, patch, territoryId, review }: PerimeterGroupsProps) {
  const say = useSay(evaluationsWords)
  return (
    <>
      <WhatGroup form={form} patch={patch} />
      <Section title={say('perimeter.group.where')}>
        <div data-field="communes">
          <CommuneChoice
            territoryId={territoryId}
            chosen={form.communes}
            onChange={(communes) => patch({ communes })}
          />
          <Guide field="perimeter.communes" name={say('field.communes')} />
        </div>
        <LocalDefinitionRows form={form} patch={patch} />
        <Words field="population" lines={2} form={form} patch={patch} />
      </Section>
      <WhenGroup form={form} patch={patch} review={review} />
      <Section title={say('perimeter.group.why')}>
        <div data-field="stakes">
          <ManyChoices
            label={say('field.stakes')}
            help={say('field-help.stakes')}
            values={form.stakes}
            onChange={(stakes) => patch({ stakes })}
            choices={STAKES.map((value) => ({ value, label: say(`stake.${value}`) }))}
          />
          <Guide field="perimeter.stakes" name={say('field.stakes')} />
        </div>
        <QuestionRows form={form} patch={patch} />
      </Section>
      <Section title={say('perimeter.group.whom')}>
        <Words field="recipients" lines={2} form={form} patch={patch} />
        <Words field="use" lines={2} form={form} patch={patch} />
      </Section>
      <MeansGroup form={form} patch={patch} />
      <Section title={say('perimeter.group.out')} lead={say('perimeter.out-lead')}>
        <OutOfScopeRows form={form} patch={patch} />
      </Section>
    </>
  )
}

type WordsField = 'product' | 'population' | 'recipients' | 'use' | 'sponsor' | 'reviewer' | 'constraints'

type WordsProps = GroupProps & {
  readonly field: WordsField
  readonly lines?: number
  readonly optional?: boolean
}

function Words({ field, form, patch, lines = 1, optional = false }: WordsProps) {
  const say = useSay(evaluationsWords)
  return (
    <div data-field={field}>
      <TextField
        label={say(`field.${field}`)}
        help={say(`field-help.${field}`)}
        value={form[field]}
        onChange={(value) => patch({ [field]: value })}
        lines={lines}
        maxLength={2000}
        optional={optional}
      />
      <Guide field={`perimeter.${field}`} name={say(`field.${field}`)} />
    </div>
  )
}

function WhatGroup({ form, patch }: GroupProps) {
  const say = useSay(evaluationsWords)
  return (
    <Section title={say('perimeter.group.what')}>
      <div data-field="title">
        <TextField
          label={say('field.title')}
          value={form.title}
          maxLength={200}
          onChange={(title) => patch({ title })}
          error={form.title.trim() === '' ? say('finding.perimeter.title-empty') : undefined}
        />
        <Guide field="perimeter.title" name={say('field.title')} />
      </div>
      <div data-field="mode">
        <Choices
          label={say('field.mode')}
          value={form.mode ?? undefined}
          onChange={(mode) => patch({ mode })}
          choices={MODES.map((value) => ({
            value,
            label: say(`mode.${value}`),
            help: say(`mode-help.${value}`),
          }))}
        />
        <Guide field="perimeter.mode" name={say('field.mode')} />
      </div>
      <Words field="product" form={form} patch={patch} />
      <div data-field="links">
        <ManyChoices
          row
          label={say('field.links')}
          help={say('field-help.links')}
          values={form.links}
          onChange={(links) => patch({ links })}
          choices={CHAIN_LINKS.map((value) => ({ value, label: say(`link-of-chain.${value}`) }))}
        />
        <Guide field="perimeter.links" name={say('field.links')} />
      </div>
    </Section>
  )
}

type DayField = 'startedOn' | 'periodFrom' | 'periodTo' | 'baselineDate' | 'baselinePlannedBy'

function WhenGroup({ form, patch, review }: GroupProps & { readonly review: PerimeterReview }) {
  const say = useSay(evaluationsWords)
  const isReversed = review.findings.some((finding) => finding.code === 'perimeter.period-reversed')
  const day = (field: DayField, help?: string) => (
    <div data-field={field}>
      <DateField
        label={say(`field.${field}`)}
        help={help}
        value={form[field] ?? ''}
        onChange={(value) => patch({ [field]: value || null })}
        error={field === 'periodTo' && isReversed ? say('finding.perimeter.period-reversed') : undefined}
      />
      <Guide field={`perimeter.${field}`} name={say(`field.${field}`)} />
    </div>
  )
  return (
    <Section title={say('perimeter.group.when')}>
      {day('startedOn', say('field-help.startedOn'))}
      <div className="ev-pair">
        {day('periodFrom')}
        {day('periodTo')}
      </div>
      {day('baselineDate', say('field-help.baselineDate'))}
      {form.baselineDate === null && day('baselinePlannedBy', say('field-help.baselinePlannedBy'))}
    </Section>
  )
}

function MeansGroup({ form, patch }: GroupProps) {
  const say = useSay(evaluationsWords)
  return (
    <Section title={say('perimeter.group.means')}>
      <div className="ev-pair">
        <div data-field="meansDays">
          <NumberField
            label={say('field.meansDays')}
            unit={say('means.days')}
            value={form.meansDays}
            onChange={(meansDays) => patch({ meansDays })}
            error={areDays(form.meansDays) ? undefined : say('means.days-wrong')}
          />
          <Guide field="perimeter.meansDays" name={say('field.meansDays')} />
        </div>
        <div data-field="meansEuros">
          <NumberField
            label={say('field.meansEuros')}
            unit="€"
            value={form.meansEuros}
            onChange={(meansEuros) => patch({ meansEuros })}
            error={areEuros(form.meansEuros) ? undefined : say('means.euros-wrong')}
          />
          <Guide field="perimeter.meansEuros" name={say('field.meansEuros')} />
        </div>
      </div>
      <Words field="sponsor" form={form} patch={patch} />
      <Words field="reviewer" form={form} patch={patch} />
      <Words field="constraints" lines={2} optional form={form} patch={patch} />
    </Section>
  )
}
