import type { Drawing, Ink, Mark } from './drawing.ts'

type Named = Exclude<Ink, 'none' | 'hatch' | `#${string}`>

export type Palette = Readonly<Record<Named, string>>

/** Dark enough on white for WCAG (text 4.5:1, shapes 3:1), and still distinct when printed in grey. */
export const PAPER_PALETTE: Palette = {
  paper: '#ffffff',
  ink: '#1f2421',
  muted: '#5c635f',
  line: '#8a918d',
  accent: '#a33b20',
  good: '#1b7a43',
  warn: '#9a6200',
  bad: '#b3261e',
  'quadrant-1': '#f3e3d3',
  'quadrant-2': '#fbe9e4',
  'quadrant-3': '#e5efe6',
  'quadrant-4': '#f1f1ee',
}

export type SvgOptions = {
  readonly palette?: Palette
  readonly fontFamily?: string
  /** Distinguishes the ids of several pictures in one page. */
  readonly idPrefix?: string
}

/** A complete SVG document of the drawing, escaped, with its title and description for assistive technologies. */
export function drawingToSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const prefix = options.idPrefix ?? 'drawing'
  const palette = options.palette ?? PAPER_PALETTE
  const inkOf = (ink: Ink) => {
    if (ink === 'none') return 'none'
    if (ink === 'hatch') return `url(#${prefix}-hatch)`
    return isOwnColor(ink) ? ink.replace(/[^#0-9a-f]/gi, '') : palette[ink]
  }
  const hatch = usesHatch(drawing.marks)
    ? `<defs><pattern id="${prefix}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">` +
      `<rect width="6" height="6" fill="${palette.paper}"/><path d="M0 6L6 0" stroke="${palette.muted}"/></pattern></defs>`
    : ''
  const size = `width="${round(drawing.width)}" height="${round(drawing.height)}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${round(drawing.width)} ${round(drawing.height)}" ` +
    `role="img" aria-labelledby="${prefix}-title ${prefix}-description" ` +
    `font-family="${escapeXml(options.fontFamily ?? 'system-ui, sans-serif')}">` +
    `<title id="${prefix}-title">${escapeXml(drawing.title)}</title>` +
    `<desc id="${prefix}-description">${escapeXml(drawing.description)}</desc>` +
    `${hatch}${drawing.marks.map((mark) => markToSvg(mark, inkOf)).join('')}</svg>`
  )
}

const isOwnColor = (ink: Ink): ink is `#${string}` => ink.startsWith('#')

type InkOf = (ink: Ink) => string

function markToSvg(mark: Mark, inkOf: InkOf): string {
  switch (mark.kind) {
    case 'rect':
      return (
        `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}"` +
        `${mark.radius ? ` rx="${round(mark.radius)}"` : ''}${look(mark, inkOf)}/>`
      )
    case 'line':
      return (
        `<line x1="${round(mark.x1)}" y1="${round(mark.y1)}" x2="${round(mark.x2)}" y2="${round(mark.y2)}"` +
        `${look(mark, inkOf)}/>`
      )
    case 'circle':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${round(mark.radius)}"${look(mark, inkOf)}/>`
    case 'polygon':
      return `<polygon points="${mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}"${look(mark, inkOf)}/>`
    case 'path':
      return `<path d="${escapeXml(mark.d)}"${look(mark, inkOf)}/>`
    case 'text': {
      const turn = mark.turn
        ? ` transform="rotate(${round(mark.turn)} ${round(mark.x)} ${round(mark.y)})"`
        : ''
      const bold = mark.bold ? ' font-weight="600"' : ''
      return (
        `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${round(mark.size)}"` +
        ` text-anchor="${mark.anchor ?? 'start'}"${bold}${turn}${look({ fill: 'ink', ...mark }, inkOf)}>` +
        `${escapeXml(mark.text)}</text>`
      )
    }
    case 'group': {
      const id = mark.dataId === undefined ? '' : ` data-id="${escapeXml(mark.dataId)}"`
      const title = mark.label === undefined ? '' : `<title>${escapeXml(mark.label)}</title>`
      const inside = `<g${id}>${title}${mark.marks.map((child) => markToSvg(child, inkOf)).join('')}</g>`
      return mark.href !== undefined && isSafeAddress(mark.href)
        ? `<a href="${escapeXml(mark.href)}">${inside}</a>`
        : inside
    }
  }
}

type Looks = {
  readonly fill?: Ink
  readonly stroke?: Ink
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
}

function look(mark: Looks, inkOf: InkOf): string {
  const parts = [` fill="${inkOf(mark.fill ?? 'none')}"`]
  if (mark.stroke && mark.stroke !== 'none') {
    parts.push(` stroke="${inkOf(mark.stroke)}" stroke-width="${round(mark.strokeWidth ?? 1)}"`)
  }
  if (mark.dash?.length) parts.push(` stroke-dasharray="${mark.dash.map(round).join(' ')}"`)
  if (mark.opacity !== undefined) parts.push(` opacity="${round(mark.opacity)}"`)
  return parts.join('')
}

/** A picture may lead inside the application or to the web, never run a script ("javascript:…"). */
function isSafeAddress(href: string): boolean {
  return /^(https?:\/\/|\/(?!\/)|#)/.test(href)
}

function usesHatch(marks: readonly Mark[]): boolean {
  return marks.some((mark) =>
    mark.kind === 'group' ? usesHatch(mark.marks) : mark.fill === 'hatch' || mark.stroke === 'hatch',
  )
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Also drops the control characters that XML 1.0 refuses. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the ones to remove
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  )
}
