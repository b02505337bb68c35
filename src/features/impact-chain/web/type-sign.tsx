import { DrawnSign } from '#platform/web/sign-icon.tsx'
import type { ElementType } from '../domain/impact-chain.ts'

/** One shape a type: they are told apart without colours. */
const SHAPES: Readonly<Record<ElementType, string>> = {
  need: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z M10 6.500v4.500 M10 13.400v.2',
  input: 'M10 2.500 17 6.500v7L10 17.500l-7-4v-7Z M3 6.500l7 4 7-4 M10 10.500v7',
  activity:
    'M10 3v3 M10 14v3 M3 10h3 M14 10h3 M5 5l2.200 2.200 M12.800 12.800 15 15 M15 5l-2.200 2.200 M7.200 12.800 5 15',
  output: 'M3 4h14v12H3Z M6.500 10l2.500 2.500 4.500-5',
  outcome_short: 'M4 10h10 M10.500 6.500 14 10l-3.500 3.500',
  outcome_mid: 'M3 10h9 M6.500 6.500 10 10l-3.500 3.500 M11.500 6.500 15 10l-3.500 3.500',
  outcome_long:
    'M3 10h12 M4 6.500 7.500 10 4 13.500 M8.500 6.500 12 10l-3.500 3.500 M13 6.500l3.500 3.500-3.500 3.500',
  impact:
    'M10 2.500l2.300 4.900 5.200.7-3.800 3.700.9 5.300-4.600-2.600-4.600 2.600.9-5.300L2.500 8.100l5.200-.7Z',
  enabler: 'M10 17V4 M5 9l5-5 5 5',
  brake: 'M10 3v13 M5 11l5 5 5-5',
  assumption: 'M7 7.500a3 3 0 1 1 4.500 2.600c-1 .600-1.500 1.200-1.500 2.400 M10 15.500v.2',
  external: 'M3 12a4 4 0 0 1 4-4 5 5 0 0 1 9.500 1.500A3.300 3.300 0 0 1 15 16H7a4 4 0 0 1-4-4Z',
}

export function TypeSign({ type, size = 18 }: { readonly type: ElementType; readonly size?: number }) {
  return <DrawnSign className="ch-type" path={SHAPES[type]} size={size} weight={1.6} />
}
