import './framework.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { SAT_OBJECTIVES } from '#features/evaluations/domain/objective.ts'
import { EvaluationPage } from '#features/evaluations/web/evaluation-page.tsx'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { type AddressQuery, useAddressQuery } from '#platform/web/address-query.tsx'
import { Button, LinkButton } from '#platform/web/button.tsx'
import { CheckField } from '#platform/web/choices.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { EmptyState, Loaded, Section } from '#platform/web/page.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useUndoToast } from '#platform/web/toasts.tsx'
import { weighIndicator } from '../domain/choice-reasons.ts'
import { FRAMEWORKS } from '../domain/crosswalk.ts'
import { startLineFrom } from '../domain/framework-line.ts'
import {
  COLLECTION_MODES,
  DIMENSIONS,
  IMPACT_LEVELS,
  INDICATOR_KINDS,
  type Indicator,
  SCALES,
} from '../domain/indicator.ts'
import { frameworkWords } from '../words.ts'
import { useChoiceContext } from './catalogue-state.ts'
import { FoundIndicator } from './found-indicator.tsx'
import { useFrameworkApi } from './framework-api.ts'
import { FrameworkParts } from './framework-frame.tsx'
import { type Line, useAddLine, useLines, useMayWrite, useRefresh, useScope } from './framework-state.ts'

const PAGE = 20
const TYPING_MS = 250

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((value) => value === text)
}

function useCatalogue(query: AddressQuery) {
  const api = useFrameworkApi()
  const asked = {
    text: query.text,
    dimension: oneOf(DIMENSIONS, query.dimension),
    sat: oneOf(SAT_OBJECTIVES, query.sat),
    kind: oneOf(INDICATOR_KINDS, query.kind),
    mode: oneOf(COLLECTION_MODES, query.mode),
    impactLevel: oneOf(IMPACT_LEVELS, query.level),
    scale: oneOf(SCALES, query.scale),
    framework: oneOf(FRAMEWORKS, query.framework),
    fed: query.fed === 'oui' ? 'true' : undefined,
  }
  return useInfiniteQuery({
    queryKey: ['catalogue', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.catalogue({ ...asked, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
}

/** Lines are chosen here from the catalogue, several in a row; each can be taken back. */
export function CataloguePage() {
  const say = useSay(frameworkWords)
  const scope = useScope()
  const [query, change] = useAddressQuery()
  const found = useCatalogue(query)
  const lines = useLines(scope)
  const choose = useChoose(lines.data)
  const mayWrite = useMayWrite()
  const chosen = new Set(lines.data?.map((line) => line.indicatorCode))
  const context = useChoiceContext(scope)
  return (
    <EvaluationPage
      title={say('catalogue.title')}
      lead={say('catalogue.lead')}
      acts={() => (
        <LinkButton look="second" to={`${scope.base}/referentiel`}>
          {say('catalogue.back', { n: lines.data?.length ?? 0 })}
        </LinkButton>
      )}
    >
      {() => (
        <>
          <FrameworkParts base={scope.base} />
          <CatalogueFilters query={query} change={change} />
          <ProblemNotice problem={choose.problem} />
          <Loaded query={found}>
            {({ pages }) => {
              const total = pages[0]?.total ?? 0
              return (
                <Section title={say('catalogue.found', { n: total })}>
                  {total === 0 ? (
                    <EmptyState
                      title={say('catalogue.none-title')}
                      act={
                        <Button look="second" onClick={() => change(NO_FILTER)}>
                          {say('catalogue.clear')}
                        </Button>
                      }
                    >
                      {say('catalogue.none-text')}
                    </EmptyState>
                  ) : (
                    <ul className="fw-found">
                      {pages
                        .flatMap((page) => page.items)
                        .map((indicator) => (
                          <FoundIndicator
                            key={indicator.code}
                            indicator={indicator}
                            advice={context && weighIndicator(indicator, context)}
                            chosen={chosen.has(indicator.code)}
                            {...(mayWrite ? { onChoose: () => choose.act(indicator) } : {})}
                            busy={choose.busy === indicator.code}
                          />
                        ))}
                    </ul>
                  )}
                  {found.hasNextPage && (
                    <div className="tb-row">
                      <Button
                        look="second"
                        onClick={() => void found.fetchNextPage()}
                        busy={found.isFetchingNextPage}
                      >
                        {say('catalogue.more')}
                      </Button>
                    </div>
                  )}
                </Section>
              )
            }}
          </Loaded>
        </>
      )}
    </EvaluationPage>
  )
}

/** Chooses an indicator: it becomes a line at the end, and can be taken back. */
function useChoose(lines: readonly Line[] | undefined) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const scope = useScope()
  const { territoryId, evaluationId } = scope
  const api = useFrameworkApi()
  const refresh = useRefresh()
  const undoToast = useUndoToast()
  const adding = useAddLine({ territoryId, evaluationId })
  const act = (indicator: Indicator) =>
    adding.mutate(
      { line: startLineFrom(indicator, lang), position: lines?.length ?? 0 },
      {
        onSuccess: (line) =>
          undoToast(say('catalogue.added', { name: line.name }), () =>
            api.lines.remove({ territoryId, evaluationId, id: line.id, version: line.version }).then(refresh),
          ),
      },
    )
  return {
    act,
    problem: adding.error,
    busy: adding.isPending ? (adding.variables.line.indicatorCode ?? '') : undefined,
  }
}

const NO_FILTER: AddressQuery = {
  text: '',
  dimension: '',
  sat: '',
  kind: '',
  mode: '',
  level: '',
  scale: '',
  framework: '',
  fed: '',
}

type FiltersProps = { readonly query: AddressQuery; readonly change: (next: AddressQuery) => void }

function CatalogueFilters({ query, change }: FiltersProps) {
  const say = useSay(frameworkWords)
  const sayEvaluation = useSay(evaluationsWords)
  const [text, setText] = useState(query.text ?? '')
  useEffect(() => {
    if (text === (query.text ?? '')) return
    const timer = setTimeout(() => change({ text }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, query.text, change])
  const list = <V extends string>(
    key: string,
    label: string,
    values: readonly V[],
    name: (value: V) => string,
  ) => (
    <SelectField
      label={label}
      none={say('catalogue.any')}
      value={oneOf(values, query[key]) ?? ''}
      onChange={(next) => change({ [key]: next })}
      options={values.map((value) => ({ value, label: name(value) }))}
    />
  )
  return (
    <search className="fw-filters" aria-label={say('catalogue.search')}>
      <TextField
        type="search"
        label={say('catalogue.search')}
        placeholder={say('catalogue.search-example')}
        value={text}
        onChange={setText}
      />
      {list('dimension', say('field.dimension'), DIMENSIONS, (v) => say(`dimension.${v}`))}
      {list('sat', say('field.sat'), SAT_OBJECTIVES, (v) => `${v} · ${sayEvaluation(`sat.${v}`)}`)}
      {list('kind', say('field.kind'), INDICATOR_KINDS, (v) => say(`kind.short-${v}`))}
      {list('mode', say('field.mode'), COLLECTION_MODES, (v) => say(`collection-mode.${v}`))}
      {list('level', say('field.level'), IMPACT_LEVELS, (v) => say(`impact-level.${v}`))}
      {list('scale', say('field.scale'), SCALES, (v) => say(`scale.${v}`))}
      {list('framework', say('crosswalk.filter'), FRAMEWORKS, (v) => say(`framework.${v}`))}
      <CheckField
        label={say('crosswalk.fed-only')}
        checked={query.fed === 'oui'}
        onChange={(on) => change({ fed: on ? 'oui' : '' })}
      />
    </search>
  )
}
