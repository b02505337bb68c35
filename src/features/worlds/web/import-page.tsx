import './import.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { DropFile } from '#platform/web/drop-file.tsx'
import { DateField, SelectField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { registerProblemWords } from '#platform/web/problem-words.ts'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { TIE_KINDS, type TieKind } from '../domain/world.ts'
import { networkWords, worldsWords } from '../words.ts'
import { ImportActors } from './import-actors.tsx'
import { ImportProblems } from './import-problems.tsx'
import { ImportWorlds } from './import-worlds.tsx'
import { networkAddress } from './network-addresses.ts'
import { NetworkFrame, type NetworkHere } from './network-frame.tsx'
import { useNetworkChanged } from './network-queries.ts'
import { useWorldsApi } from './worlds-api.ts'

registerProblemWords(networkWords)

const KINDS = ['csv', 'tsv', 'txt', 'xlsx', 'ods', 'gexf', 'graphml', 'xml', 'net'] as const

export type Chosen = Readonly<Record<string, string>>
export type ImportPreview = Awaited<ReturnType<ReturnType<typeof useWorldsApi>['import']['preview']>>

/** A file of a network: dropped, looked at, its doubts settled, entered as one source that can be undone. */
export function ImportPage() {
  const say = useSay(worldsWords)
  return (
    <NetworkFrame title={say('import.title')} lead={say('import.lead')} forWriters>
      {(here) => <Import here={here} />}
    </NetworkFrame>
  )
}

function Import({ here }: { readonly here: NetworkHere }) {
  const say = useSay(worldsWords)
  const [file, setFile] = useState<File>()
  const [nodes, setNodes] = useState<File>()
  // another file has other names: what was chosen for the former one does not hold for it
  return (
    <>
      <div className="wo-drops">
        <DropFile
          label={say('import.file')}
          help={file ? say('import.dropped', { name: file.name }) : say('import.file-help')}
          kinds={KINDS}
          onFile={(dropped) => {
            setFile(dropped)
            setNodes(undefined)
          }}
        />
        {file && (
          <DropFile
            label={say('import.nodes')}
            help={nodes ? say('import.dropped', { name: nodes.name }) : say('import.nodes-help')}
            kinds={['csv', 'tsv', 'txt', 'xlsx', 'ods']}
            onFile={setNodes}
          />
        )}
      </div>
      {file && (
        <Judged
          key={`${file.name} ${file.size} ${file.lastModified} ${nodes?.name} ${nodes?.lastModified}`}
          here={here}
          file={file}
          nodes={nodes}
        />
      )}
    </>
  )
}

type JudgedProps = { readonly here: NetworkHere; readonly file: File; readonly nodes: File | undefined }

function Judged({ here, file, nodes }: JudgedProps) {
  const say = useSay(worldsWords)
  const api = useWorldsApi()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const changed = useNetworkChanged(here.territoryId)
  const { territoryId } = here
  const [matches, setMatches] = useState<Chosen>({})
  const [worlds, setWorlds] = useState<Chosen>({})
  const [heldOn, setHeldOn] = useState(here.today)
  const [tieKind, setTieKind] = useState<TieKind>('information')
  const choices = JSON.stringify({ matches, worlds, ...(heldOn ? { heldOn } : {}), tieKind })
  const files = { territoryId, file, ...(nodes ? { nodes } : {}) }
  const preview = useQuery({
    queryKey: ['network-import', territoryId, file.name, file.size, file.lastModified, nodes?.name, choices],
    queryFn: () => api.import.preview({ ...files, choices }),
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
  })
  const entering = useMutation({
    mutationFn: (mode: 'all-good-rows' | 'all-or-nothing') => api.import.enter({ ...files, choices, mode }),
    onSuccess: async (source) => {
      undoToast(say('import.entered', { name: source.title }), () =>
        api.sources.remove({ territoryId, id: source.id, version: source.version }).then(changed),
      )
      await changed()
      await navigate({ to: networkAddress(territoryId, 'reseau/sources') })
    },
  })
  return (
    <Loaded query={preview}>
      {(read) => {
        const undecided = read.actors.filter(
          ({ key, matchId, doubts }) => matchId === null && doubts.length > 0 && matches[key] === undefined,
        ).length
        const isClean = read.problems.length === 0 && undecided === 0
        return (
          <>
            <Section title={say('import.found')}>
              <p className="wo-import-sum" role="status">
                {[
                  say(`format.${read.format}` as 'format.csv'),
                  say('brought.actors', { n: read.actors.length }),
                  ...(read.worlds.length > 0 ? [say('worlds.here', { n: read.worlds.length })] : []),
                  ...(read.counts.memberships > 0
                    ? [say('brought.memberships', { n: read.counts.memberships })]
                    : []),
                  say('brought.ties', { n: read.counts.ties }),
                ].join(' · ')}
              </p>
              <div className="wo-pair">
                <DateField
                  label={say('import.held-on')}
                  help={say('import.held-on-help')}
                  value={heldOn}
                  max={here.today}
                  onChange={setHeldOn}
                />
                <SelectField
                  label={say('import.tie-kind')}
                  help={say('import.tie-kind-help')}
                  value={tieKind}
                  options={TIE_KINDS.map((kind) => ({ value: kind, label: say(`tie.${kind}`) }))}
                  onChange={(kind) => kind !== '' && setTieKind(kind)}
                />
              </div>
            </Section>
            {read.problems.length > 0 && <ImportProblems problems={read.problems} />}
            {read.worlds.length > 0 && (
              <ImportWorlds here={here} worlds={read.worlds} chosen={worlds} onChange={setWorlds} />
            )}
            {read.actors.length > 0 && (
              <ImportActors actors={read.actors} chosen={matches} onChange={setMatches} />
            )}
            <div className="wo-enter">
              {undecided > 0 && <p>{say('import.undecided', { n: undecided })}</p>}
              <div className="tb-row">
                <Button
                  busy={entering.isPending}
                  disabled={read.actors.length === 0}
                  onClick={() => entering.mutate(isClean ? 'all-or-nothing' : 'all-good-rows')}
                >
                  {say(isClean ? 'import.enter' : 'import.enter-good')}
                </Button>
                <LinkTo to={networkAddress(territoryId, 'reseau/sources')}>{say('import.sources')}</LinkTo>
              </div>
              <ProblemNotice problem={entering.error} />
            </div>
          </>
        )
      }}
    </Loaded>
  )
}
