import { useState } from 'react'
import { LinkButton, LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { CHANNELS, type Channel } from '../domain/collection.ts'
import { collectionWords } from '../words.ts'
import { AnswerExports } from './answer-exports.tsx'
import { useAnswerSummary } from './answer-summary.ts'
import { collectionAddress } from './collection-addresses.ts'
import { useGroups } from './collection-api.ts'
import { collectionKey, useCollectionApi } from './collection-client.ts'
import { CollectionFrame, type CollectionHere } from './collection-frame.tsx'
import { teamWords } from './team-words.ts'

/** Every answer, the latest first, and the way to each of them. */
export function AnswersPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame
      title={(title) => say('answers.title', { title })}
      lead={say('answers.lead')}
      acts={(at) => at.here.mayWrite && <AnswerExports {...at} />}
    >
      {(at) => <AnswerList {...at} />}
    </CollectionFrame>
  )
}

function AnswerList({ here, scope, collection }: CollectionHere) {
  const say = useSay(teamWords)
  const sayChannel = useSay(collectionWords)
  const { lang } = useLang()
  const api = useCollectionApi()
  const groups = useGroups(scope).data ?? []
  const summarise = useAnswerSummary(scope, collection)
  const [channel, setChannel] = useState<Channel | ''>('')
  const [groupId, setGroupId] = useState('')
  const answers = usePaged([...collectionKey(scope), 'answers', channel, groupId], (cursor) =>
    api.answers.list({
      ...scope,
      ...cursor,
      limit: 50,
      ...(channel === '' ? {} : { channel }),
      ...(groupId === '' ? {} : { groupId }),
    }),
  )
  const isFiltered = channel !== '' || groupId !== ''
  const nameOf = (id: string | null) => groups.find((group) => group.id === id)?.name ?? say('group.none')
  return (
    <>
      <div className="co-filters">
        <SelectField
          label={say('answers.channel')}
          none={say('answers.every-channel')}
          value={channel}
          options={CHANNELS.map((each) => ({ value: each, label: sayChannel(`channel.${each}`) }))}
          onChange={setChannel}
        />
        {groups.length > 0 && (
          <SelectField
            label={say('link.group')}
            none={say('answers.every-group')}
            value={groupId}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setGroupId}
          />
        )}
      </div>
      <Loaded query={answers.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title={say(isFiltered ? 'answers.none-so' : 'answers.none')}
              level={2}
              act={
                !isFiltered &&
                here.mayContribute && (
                  <LinkButton to={collectionAddress(scope, scope.collectionId, 'saisie')}>
                    {say('rates.key-in')}
                  </LinkButton>
                )
              }
            >
              {say(isFiltered ? 'answers.none-so-text' : 'answers.none-text')}
            </EmptyState>
          ) : (
            <DataTable
              caption={say('answers.table')}
              rows={rows}
              rowKey={({ id }) => id}
              total={answers.total}
              onMore={answers.onMore}
              loadingMore={answers.loadingMore}
              columns={[
                {
                  key: 'received',
                  label: say('answers.received'),
                  cell: (one) => (
                    <LinkTo to={collectionAddress(scope, scope.collectionId, `reponses/${one.id}`)}>
                      {formatDay(one.receivedAt, lang, one.channel !== 'paper')}
                    </LinkTo>
                  ),
                },
                {
                  key: 'channel',
                  label: say('answers.channel'),
                  cell: (one) =>
                    [
                      sayChannel(`channel.${one.channel}`),
                      one.sheet && say('answers.sheet', { sheet: one.sheet }),
                    ]
                      .filter(Boolean)
                      .join(' · '),
                },
                { key: 'group', label: say('link.group'), cell: (one) => nameOf(one.groupId) },
                { key: 'first', label: say('answers.first'), cell: summarise },
              ]}
            />
          )
        }
      </Loaded>
    </>
  )
}
