import './accounts.css'
import { useAddressQuery } from '#platform/web/address-query.tsx'
import { Button } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Page } from '#platform/web/page.tsx'
import { usePathParam } from '#platform/web/page-route.ts'
import { usePaged } from '#platform/web/paged.ts'
import { isJournalKind, JOURNAL_KINDS } from '../domain/journal.ts'
import { useAccountsApi } from './accounts-api.ts'
import { JournalLine } from './journal-line.tsx'
import { journalWords } from './journal-words.ts'
import { useMembership } from './session.ts'

/** Who did what, when: for the owners of a territory. */
export function JournalPage() {
  const say = useSay(journalWords)
  const territoryId = usePathParam('territoryId')
  const membership = useMembership(territoryId)
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      crumbs={membership ? [{ label: membership.territoryName, to: `/territoires/${territoryId}` }] : []}
      demonstration={membership?.demo ?? false}
    >
      {membership && membership.role !== 'owner' ? (
        <EmptyState level={2} title={say('owners-only-title')}>
          {say('owners-only')}
        </EmptyState>
      ) : (
        <Journal territoryId={territoryId} />
      )}
    </Page>
  )
}

function Journal({ territoryId }: { readonly territoryId: string }) {
  const say = useSay(journalWords)
  const api = useAccountsApi()
  const [{ quoi = '' }, changeQuery] = useAddressQuery()
  const kind = isJournalKind(quoi) ? quoi : ''
  const entries = usePaged(['accounts', 'audit', territoryId, kind], (cursor) =>
    api.audit({ territoryId, ...cursor, ...(kind === '' ? {} : { recordKind: kind }) }),
  )
  const kinds = JOURNAL_KINDS.map((value) => ({ value, label: say(`filter.${value}`) }))
  return (
    <div className="tb-stack">
      <SelectField
        short
        label={say('filter')}
        none={say('filter-all')}
        value={kind}
        onChange={(next) => changeQuery({ quoi: next })}
        options={kinds}
      />
      <Loaded query={entries.query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState level={2} title={say('empty-title')}>
              {say('empty')}
            </EmptyState>
          ) : (
            <>
              <ol className="acc-journal">
                {rows.map((entry) => (
                  <JournalLine key={entry.id} entry={entry} />
                ))}
              </ol>
              <div className="tb-row">
                <span className="tb-soft" role="status">
                  {say('shown', { n: rows.length, total: entries.total ?? rows.length })}
                </span>
                {entries.onMore && (
                  <Button look="second" onClick={entries.onMore} busy={entries.loadingMore}>
                    {say('more')}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  )
}
