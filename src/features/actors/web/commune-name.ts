import { useQuery } from '@tanstack/react-query'
import { useTerritoriesApi } from './actors-api.ts'

/** The name of a commune by its code; the code while it is not known. */
export function useCommuneName(code: string | null): string {
  const api = useTerritoriesApi()
  const found = useQuery({
    queryKey: ['areas', 'commune', code],
    queryFn: () => api.areas({ q: code ?? '', limit: 5 }),
    enabled: code !== null,
    staleTime: 86_400_000,
  })
  const area = found.data?.items.find((each) => each.kind === 'commune' && each.code === code)
  return area?.name ?? code ?? ''
}
