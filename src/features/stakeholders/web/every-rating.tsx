import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { AXES, type Axis } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { asLevel, type Rated } from './rated.ts'
import type { RatingRecord } from './stakeholders-api.ts'

/** Everybody's views, each kept as it is. */
export function EveryRating({ rated }: { readonly rated: Rated }) {
  const say = useSay(stakeholdersWords)
  const { ratings, summary, noticeState } = rated
  if (noticeState === 'contested') return <p className="tb-soft">{say('rating.hidden-contested')}</p>
  if (ratings.length === 0) return <p className="tb-soft">{say('rating.nobody')}</p>
  const level = (axis: Axis, rating: RatingRecord) =>
    `${rating[axis]} · ${say(`level.${axis}.${asLevel(rating[axis])}`)}`
  return (
    <>
      {AXES.map((axis) => {
        const { toDiscuss, lowest, highest } = summary[axis]
        return (
          toDiscuss && (
            <p key={axis} className="sh-discuss">
              <strong>{say(`axis.${axis}`)}</strong> ·{' '}
              {say('rating.to-discuss', { lowest: lowest ?? '', highest: highest ?? '' })}
            </p>
          )
        )
      })}
      <DataTable
        caption={say('rating.count', { n: ratings.length })}
        rows={ratings}
        rowKey={(rating) => rating.id}
        columns={[
          {
            key: 'rater',
            label: say('rating.rater'),
            cell: (rating) => (
              <>
                {rating.raterName}
                {rating.mine && ` (${say('rating.me')})`}
                {rating.by === 'participant' && (
                  <span className="tb-soft"> · {say('rating.in-workshop')}</span>
                )}
              </>
            ),
          },
          {
            key: 'involvement',
            label: say('axis.involvement'),
            cell: (rating) => level('involvement', rating),
          },
          { key: 'importance', label: say('axis.importance'), cell: (rating) => level('importance', rating) },
          { key: 'reason', label: say('rating.reason'), cell: (rating) => rating.reason || '—' },
        ]}
      />
    </>
  )
}
