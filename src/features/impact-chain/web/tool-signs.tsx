import { DrawnSign } from '#platform/web/sign-icon.tsx'

const PATHS = {
  redo: 'M13 4l4 4-4 4 M17 8H8.5a4.5 4.5 0 0 0 0 9H12',
  fit: 'M3 7V3h4 M13 3h4v4 M17 13v4h-4 M7 17H3v-4 M7.5 7.5h5v5h-5Z',
  minus: 'M3.5 10h13',
  wall: 'M2 4h16v10H2Z M7 17.5h6 M10 14v3.5',
  download: 'M10 3v10 M5.5 8.5 10 13l4.5-4.5 M3.5 16.5h13',
  copy: 'M7 7h9.5v9.5H7Z M13 7V3.5H3.5V13H7',
  paste: 'M6.5 4H4v13h12V4h-2.5 M7 2.5h6v3H7Z',
  trash: 'M3.5 5.5h13 M8 5.5V3h4v2.5 M5 5.5 6 17h8l1-11.5 M8.5 8.5v5.5 M11.5 8.5v5.5',
  canvas:
    'M2.5 4h5v4.5h-5Z M12.5 3h5v4.5h-5Z M12.5 12h5v4.5h-5Z M7.5 6c3 0 2-.8 5-.8 M7.5 6.5c3.5 0 1.500 7.800 5 7.800',
  outline: 'M3 5h.1 M6.500 5h10.500 M6 10h.1 M9.500 10h7.500 M6 15h.1 M9.500 15h7.500',
} as const

export type ToolSignName = keyof typeof PATHS

/** Signs of the editor's tools, 20 px, in the colour of the text; always beside words or under a label. */
export function ToolSign({ sign }: { readonly sign: ToolSignName }) {
  return <DrawnSign path={PATHS[sign]} />
}
