import './keying.css'
import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded } from '#platform/web/page.tsx'
import { nextSheetNumber } from '../domain/keying-pace.ts'
import { collectionAddress } from './collection-addresses.ts'
import { useCompiledVersion } from './collection-api.ts'
import { CollectionFrame, type CollectionHere } from './collection-frame.tsx'
import { KeyingDesk } from './keying-desk.tsx'
import { useLastSheets } from './keying-last.tsx'
import { teamWords } from './team-words.ts'

/** Sheets of paper become answers, as fast as fingers go. */
export function KeyingPage() {
  const say = useSay(teamWords)
  return (
    <CollectionFrame title={(title) => say('keying.title', { title })} lead={say('keying.lead')}>
      {(at) =>
        at.collection.versionId === null ? (
          <EmptyState
            title={say('keying.not-open')}
            level={2}
            act={
              <LinkButton to={collectionAddress(at.scope, at.scope.collectionId)}>
                {say('keying.to-open')}
              </LinkButton>
            }
          >
            {say('keying.not-open-text')}
          </EmptyState>
        ) : (
          <Keying {...at} versionId={at.collection.versionId} />
        )
      }
    </CollectionFrame>
  )
}

function Keying({ versionId, ...at }: CollectionHere & { readonly versionId: string }) {
  const version = useCompiledVersion(at.scope, at.collection.questionnaireId, versionId)
  const last = useLastSheets(at.scope)
  return (
    <Loaded query={version}>
      {(compiled) => (
        <Loaded query={last}>
          {({ items }) => (
            <KeyingDesk
              key={versionId}
              at={at}
              versionId={versionId}
              compiled={compiled}
              firstSheet={nextSheetNumber(items[0]?.sheet ?? '0')}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
