import { copyText } from '#platform/web/copy-text.ts'
import { fileName, pngBlob, saveFile, svgBlob } from '#platform/web/file-saving.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { describeChain, formatAsMarkdown, formatAsText } from '../domain/chain-description.ts'
import { drawChain } from '../domain/chain-picture.ts'
import { impactChainWords } from '../words.ts'
import type { Board } from './chain-board.ts'
import { useChainTexts } from './chain-picture-view.tsx'
import { useEvidence } from './evidence-api.ts'
import { useImpactChainApi } from './impact-chain-api.ts'
import { ToolMenu } from './tool-menu.tsx'
import { ToolSign } from './tool-signs.tsx'

/** The chain to take along: as a picture drawn anew, as a document, as words. */
export function ExportMenu({ board }: { readonly board: Board }) {
  const say = useSay(impactChainWords)
  const { lang } = useLang()
  const api = useImpactChainApi()
  const tellProblem = useProblemText()
  const { here, chain, paths, tell } = board
  const { title } = here.evaluation
  const texts = useChainTexts(chain.elements, chain.links)
  const draw = () =>
    drawChain(chain.elements, chain.links, texts, { toProve: paths.toProve[0]?.link ?? null })
  const { data: evidence } = useEvidence(here)
  const described = () => describeChain(chain, evidence ?? [], say)
  const text = () => formatAsText(title, described(), say)
  const markdown = () => formatAsMarkdown(title, described(), say)
  const save = async (make: () => Blob | Promise<Blob>, ending: string) => {
    try {
      const name = fileName(title, ending)
      saveFile(name, await make())
      tell(say('export.done', { name }))
    } catch (failure) {
      tell(tellProblem(failure))
    }
  }
  const plain = (words: string, type: string) => new Blob([words], { type: `${type};charset=utf-8` })
  const document_ = async () => {
    const { territoryId, evaluation } = here
    const rivalId = chain.elements[0]?.rivalId
    const whole = { territoryId, evaluationId: evaluation.id, lang }
    return (await api.document(rivalId ? { ...whole, rivalId } : whole)) as Blob
  }
  const ways: readonly (readonly [string, () => unknown])[] = [
    [say('export.svg'), () => save(() => svgBlob(draw()), '.svg')],
    [say('export.png'), () => save(() => pngBlob(draw(), 'double'), '.png')],
    [say('export.a3'), () => save(() => pngBlob(draw(), 'a3'), '-a3.png')],
    [say('export.pdf'), () => save(document_, '.pdf')],
    [say('export.text'), () => save(() => plain(text(), 'text/plain'), '.txt')],
    [say('export.markdown'), () => save(() => plain(markdown(), 'text/markdown'), '.md')],
    [
      say('export.copy'),
      () => copyText(text()).then((done) => tell(say(done ? 'export.copied' : 'clipboard.not-copied'))),
    ],
  ]
  return (
    <ToolMenu label={say('export.title')} sign={<ToolSign sign="download" />}>
      {ways.map(([label, act]) => (
        <button key={label} type="button" onClick={() => void act()}>
          {label}
        </button>
      ))}
    </ToolMenu>
  )
}
