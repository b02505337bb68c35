import type { Form } from './form.ts'
import { compileForm, type FormProblem } from './form-compiling.ts'
import { parseRule, walkRule } from './rule.ts'
import { columnOf, placeOf, type XlsformTable } from './xlsform-columns.ts'
import { placeAt, problemAt, type XlsformPlace, type XlsformProblem } from './xlsform-problem.ts'
import type { XlsformSurvey } from './xlsform-survey.ts'

type Tables = {
  readonly survey: XlsformTable
  readonly choices: XlsformTable | undefined
  readonly settings: XlsformTable | undefined
}

/** What reading has said already, where it stands more exactly. */
const SAID = new Set([
  'name',
  'name-twice',
  'language',
  'type',
  'list-missing',
  'list-empty',
  'rows-missing',
  'choice-name',
  'choice-twice',
  'label-missing',
  'levels',
])

const COLUMNS: Readonly<Record<string, string>> = {
  choiceFilter: 'choice_filter',
  count: 'repeat_count',
  constraintMessage: 'constraint_message',
  requiredMessage: 'required_message',
  from: 'parameters',
  metadata: 'type',
}

/** Checks a form that was read as every form is, and says each problem by its cell. */
export function checkXlsform(
  form: Form,
  survey: XlsformSurvey,
  tables: Tables,
  before: readonly XlsformProblem[],
): { problems: XlsformProblem[]; leftOut: XlsformProblem[] } {
  const problems: XlsformProblem[] = []
  const leftOut: XlsformProblem[] = []
  for (const found of compileForm(form).problems) {
    const code = found.code.replace('questionnaires.form-', '')
    const refersTo = String(found.params.name ?? '')
    if (code === 'empty' && before.length > 0) continue
    // A question that was refused is named by rules that are right.
    if ((code === 'reference' || code === 'label-reference') && survey.names.has(refersTo)) continue
    const isOthers = code === 'name-twice' && found.item.endsWith('_other')
    if (SAID.has(code) && !(isOthers && before.length === 0)) continue
    const place = placeOfProblem(found, survey, tables)
    const said = { ...found.params, ...(found.at !== undefined && { position: found.at + 1 }) }
    // XPath compares with a column that is not there as with nothing: no choice is ever offered.
    if (code === 'column' && found.field === 'choiceFilter')
      leftOut.push(problemAt('filter-never-true', place, said))
    else if (found.severity === 'error') problems.push(problemAt(code, place, said))
  }
  problems.push(...checkInstanceName(form, survey, tables.settings))
  return { problems, leftOut }
}

function placeOfProblem(
  { item, field, params }: FormProblem,
  survey: XlsformSurvey,
  { survey: table, choices }: Tables,
): XlsformPlace {
  if (field === 'lists' && choices) return placeAt(choices.sheet, choices.headerRow)
  const key = COLUMNS[field] ?? field
  const place = survey.places.get(item) ?? survey.places.get(item.replace(/_other$/, ''))
  return place?.(key, params.name === undefined ? undefined : String(params.name)) ?? placeAt(table.sheet)
}

function checkInstanceName(
  { settings }: Form,
  { names }: XlsformSurvey,
  table: XlsformTable | undefined,
): XlsformProblem[] {
  const [row] = table?.rows ?? []
  if (!settings?.instanceName || !table || !row) return []
  const place = placeOf(table, row, columnOf(table, 'instance_name'))
  const parsed = parseRule(settings.instanceName)
  if (!parsed.ok)
    return [problemAt(parsed.error.code, place, { ...parsed.error.params, position: parsed.error.at + 1 })]
  return [...walkRule(parsed.tree)].flatMap((part) =>
    part.kind === 'reference' && !names.has(part.name)
      ? [problemAt('reference', place, { name: part.name, position: part.at + 1 })]
      : [],
  )
}
