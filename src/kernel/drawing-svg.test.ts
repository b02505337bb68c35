import { describe, expect, it } from 'vitest'
import type { Drawing, Mark } from './drawing.ts'
import { boxesOverlap } from './drawing.ts'
import { drawingToSvg, PAPER_PALETTE } from './drawing-svg.ts'

const drawing = (...marks: Mark[]): Drawing => ({
  width: 100,
  height: 50,
  title: 'A & B',
  description: '<b>',
  marks,
})

describe('a drawing as SVG', () => {
  it('carries an escaped title and description that name the picture', () => {
    const svg = drawingToSvg(drawing(), { idPrefix: 'q' })
    expect(svg).toContain('<title id="q-title">A &#38; B</title><desc id="q-description">&#60;b&#62;</desc>')
    expect(svg).toContain('role="img" aria-labelledby="q-title q-description"')
  })

  it('paints with the palette it is given', () => {
    const svg = drawingToSvg(drawing({ kind: 'circle', x: 1, y: 2, radius: 3, fill: 'accent' }), {
      palette: { ...PAPER_PALETTE, accent: '#123456' },
    })
    expect(svg).toContain('<circle cx="1" cy="2" r="3" fill="#123456"/>')
  })

  it('writes text that cannot break out of its element', () => {
    const svg = drawingToSvg(drawing({ kind: 'text', x: 0, y: 0, size: 10, text: '</text><script>"\u0001' }))
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#34;</text>')
  })

  it('leads to pages, never to a script', () => {
    const group = (href: string): Mark => ({ kind: 'group', href, dataId: 'x"y', label: 'Lycée', marks: [] })
    expect(drawingToSvg(drawing(group('/actors/1')))).toContain('<a href="/actors/1"><g data-id="x&#34;y">')
    for (const bad of ['javascript:alert(1)', ' javascript:x', 'data:text/html,x', '//evil.example']) {
      expect(drawingToSvg(drawing(group(bad)))).not.toContain('<a ')
    }
  })

  it('defines the hatching only where it is used', () => {
    expect(drawingToSvg(drawing())).not.toContain('pattern')
    const hatched: Mark = { kind: 'rect', x: 0, y: 0, width: 5, height: 5, fill: 'hatch' }
    expect(drawingToSvg(drawing({ kind: 'group', marks: [hatched] }))).toContain('url(#drawing-hatch)')
  })
})

describe('boxes', () => {
  it('overlap when they share area, not when they touch', () => {
    const box = { left: 0, top: 0, right: 10, bottom: 10 }
    expect(boxesOverlap(box, { left: 9, top: 9, right: 20, bottom: 20 })).toBe(true)
    expect(boxesOverlap(box, { left: 10, top: 0, right: 20, bottom: 10 })).toBe(false)
  })
})
