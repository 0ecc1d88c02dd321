/** What of a drawing's look comes from style sheets, and must be written into it before it leaves the page. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'direction',
  'unicode-bidi',
  'paint-order',
  'visibility',
  'display',
] as const

const margin = 24
const titleHeight = 36
/** Twice as fine as the page: it is put into slides. */
const scale = 2

/** The drawing of an answer: the largest one of its card; icons are none. */
export function drawingIn(frame: Element | null): SVGSVGElement | null {
  const found = [...(frame?.querySelectorAll('svg') ?? [])]
  const sized = found.map(svg => ({ svg, box: svg.getBoundingClientRect() }))
  const [largest] = sized.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)
  return largest && largest.box.width >= 100 ? largest.svg : null
}

/**
 * Saves a drawing as SVG or PNG that looks outside as it does here: with the styles of the page and the fonts that its
 * letters need inside it, so that Arabic is joined and stands from right to left wherever it is opened.
 */
export async function exportChart(
  drawing: SVGSVGElement,
  kind: 'svg' | 'png',
  { title }: { readonly title: string },
): Promise<void> {
  const { svg, width, height } = await standalone(drawing, title)
  const name = `${
    title
      .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'rihla'
  }.${kind}`
  const whole = new Blob([svg], { type: 'image/svg+xml;charset=utf-8' })
  save(name, kind === 'svg' ? whole : await paint(svg, width, height))
}

async function standalone(drawing: SVGSVGElement, title: string) {
  const box = drawing.getBoundingClientRect()
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('a copy of a drawing is a drawing')
  copyLooks(drawing, copy)
  const page = getComputedStyle(document.documentElement)
  const card = getComputedStyle(drawing.closest('figure') ?? drawing)
  const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'
  const width = Math.ceil(box.width) + 2 * margin
  const height = Math.ceil(box.height) + 2 * margin + titleHeight
  const whole = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  whole.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  whole.setAttribute('width', String(width))
  whole.setAttribute('height', String(height))
  whole.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const style = document.createElementNS(whole.namespaceURI, 'style')
  style.textContent = await fontFaces(title + drawing.textContent)
  const ground = document.createElementNS(whole.namespaceURI, 'rect')
  ground.setAttribute('width', String(width))
  ground.setAttribute('height', String(height))
  ground.setAttribute('fill', page.getPropertyValue('--r-card').trim() || 'white')
  const heading = document.createElementNS(whole.namespaceURI, 'text')
  heading.textContent = title
  heading.setAttribute('x', String(direction === 'rtl' ? width - margin : margin))
  heading.setAttribute('y', String(margin + 14))
  heading.setAttribute('direction', direction)
  heading.setAttribute('font-size', '16')
  heading.setAttribute('font-weight', '600')
  heading.setAttribute('font-family', card.fontFamily)
  heading.setAttribute('fill', page.getPropertyValue('--r-ink').trim() || 'black')
  copy.setAttribute('x', String(margin))
  copy.setAttribute('y', String(margin + titleHeight))
  copy.setAttribute('width', String(box.width))
  copy.setAttribute('height', String(box.height))
  whole.append(style, ground, heading, copy)
  return { svg: new XMLSerializer().serializeToString(whole), width, height }
}

function copyLooks(from: Element, to: Element): void {
  const computed = getComputedStyle(from)
  const said = looks.map(look => `${look}:${computed.getPropertyValue(look)}`).join(';')
  to.setAttribute('style', said)
  to.removeAttribute('class')
  for (const [i, child] of [...from.children].entries()) {
    const twin = to.children[i]
    if (twin) copyLooks(child, twin)
  }
}

/** The faces of our own fonts whose letters stand in the text, each with its file inside. */
async function fontFaces(text: string): Promise<string> {
  const faces: string[] = []
  for (const sheet of document.styleSheets)
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      const range = rule.style.getPropertyValue('unicode-range')
      const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
      if (!address || !covers(range, text)) continue
      const url = new URL(address, sheet.href ?? document.baseURI)
      const file = url.protocol === 'data:' ? address : await asData(url)
      const [family, weight] = ['font-family', 'font-weight'].map(name => rule.style.getPropertyValue(name))
      faces.push(`@font-face{font-family:${family};font-weight:${weight};src:url(${file})}`)
    }
  return faces.join('\n')
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules]
  } catch {
    return [] // a sheet of a browser's extension is closed to us
  }
}

function covers(range: string, text: string): boolean {
  if (range === '') return true
  const spans = range.split(',').map(span => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-')
    return [
      Number.parseInt(first.replaceAll('?', '0'), 16),
      Number.parseInt(last.replaceAll('?', 'F'), 16),
    ] as const
  })
  return [...text].some(letter => {
    const code = letter.codePointAt(0) ?? 0
    return spans.some(([first, last]) => code >= first && code <= last)
  })
}

async function asData(url: URL): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(text)}`
}

async function paint(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))),
      'image/png',
    )
  })
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
