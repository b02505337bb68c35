import { Button } from '#platform/web/button.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { worldsWords } from '../words.ts'
import { type InterviewSeries, meanSeconds } from './interview-series.ts'

/** The source and its day, said once for all; how many were seen, and how fast. */
export function InterviewSeriesBox({
  series,
  today,
}: {
  readonly series: InterviewSeries
  readonly today: string
}) {
  const say = useSay(worldsWords)
  const seconds = meanSeconds(series.done)
  return (
    <section className="wo-series" aria-label={say('interview.series')}>
      <div className="wo-series-fields">
        <TextField
          label={say('interview.series-title')}
          value={series.title}
          maxLength={120}
          onChange={(title) => series.patch({ title })}
        />
        <DateField
          label={say('interview.held-on')}
          value={series.heldOn}
          max={today}
          onChange={(heldOn) => series.patch({ heldOn })}
        />
      </div>
      <div className="tb-row wo-series-count">
        <p role="status">
          <strong>{say('interview.done', { n: series.done.length })}</strong>
          {seconds !== undefined && <span className="tb-soft"> · {say('interview.pace', { seconds })}</span>}
        </p>
        {series.done.length > 0 && (
          <Button look="quiet" onClick={series.end}>
            {say('interview.end')}
          </Button>
        )}
      </div>
    </section>
  )
}
