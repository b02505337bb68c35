import { evaluationsWords } from '#features/evaluations/words.ts'
import { useSay } from '#platform/web/lang.tsx'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './rated.ts'
import { readSheet, SHEET_GROUPS, type SheetGroup } from './sheet-form.ts'
import { useSheetWords } from './sheet-words.ts'

/** The sheet for those who do not write it. */
export function SheetReading({ rated }: { readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { nameOf, show } = useSheetWords()
  const sheet = readSheet(rated.record)
  const groups = Object.keys(SHEET_GROUPS) as SheetGroup[]
  return (
    <div className="tb-stack">
      {groups.map((group) => (
        <div key={group}>
          <h3>{say(`sheet.group-${group}`)}</h3>
          <dl className="sh-sheet">
            {SHEET_GROUPS[group].map((field) => (
              <div key={field}>
                <dt>{nameOf(field)}</dt>
                <dd>
                  {show(field, sheet, (link) => sayEvaluations(`link-of-chain.${link}`)) || (
                    <span className="tb-soft">{say('sheet.unsaid')}</span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}
