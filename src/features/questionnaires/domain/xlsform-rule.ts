import type { Rule } from './form.ts'
import { parseRule } from './rule.ts'

/**
 * A rule as the cell has it. Spreadsheets bend quotation marks: where a rule cannot be read for that, they are
 * straightened, as pyxform does everywhere.
 */
export function readXlsformRule(cell: string): Rule {
  if (cell.trim() === '') return ''
  if (!/[‘’“”]/.test(cell) || parseRule(cell).ok) return cell
  const straight = cell.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  return parseRule(straight).ok ? straight : cell
}

/** `yes`, `TRUE`, `true()` → true; `no`… → false; anything else is a rule. */
export function readYesOrRule(cell: string): boolean | Rule | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  if (/^(yes|true|true\(\))$/i.test(text)) return true
  if (/^(no|false|false\(\))$/i.test(text)) return false
  return readXlsformRule(cell)
}
