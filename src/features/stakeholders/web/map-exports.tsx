import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { pngBlob, saveFile, svgBlob } from '#platform/web/file-saving.ts'
import { useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { stakeholdersWords } from '../words.ts'
import { useMapDrawing } from './map-drawing.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'
import { useTableCsv } from './table-csv.ts'

/** The map as a picture and the list as a table; persons are left out, and their number is said. */
export function MapExports({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const toCsv = useTableCsv()
  const draw = useMapDrawing()
  const [problem, setProblem] = useState<unknown>(undefined)
  const kept = here.all.filter((each) => each.noticeState === null)
  const leftOut = here.all.length - kept.length
  const name = say('export.name')
  const drawn = () => draw(kept, here.settings, leftOut, here.evaluation.title)
  const saveSvg = () => saveFile(`${name}.svg`, svgBlob(drawn()))
  const savePng = () => pngBlob(drawn(), 'double').then((png) => saveFile(`${name}.png`, png), setProblem)
  const saveCsv = () => saveFile(`${name}.csv`, new Blob([toCsv(kept)], { type: 'text/csv;charset=utf-8' }))
  return (
    <div className="sh-exports tb-no-print">
      <div className="tb-row">
        <span className="tb-soft">{say('export.title')}</span>
        <Button look="quiet" onClick={saveSvg}>
          SVG
        </Button>
        <Button look="quiet" onClick={() => void savePng()}>
          PNG
        </Button>
        <Button look="quiet" onClick={saveCsv}>
          {say('export.csv')}
        </Button>
      </div>
      {leftOut > 0 && <p className="tb-soft">{say('export.left-out', { n: leftOut })}</p>}
      <ProblemNotice problem={problem} />
    </div>
  )
}
