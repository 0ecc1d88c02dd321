import { SaxesParser } from 'saxes'
import { RihlaError } from '../../../../platform/errors.ts'
import { createDecoder } from '../decode.ts'

export interface XmlWalker {
  /** `name` without its prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

/** A text between two tags that goes on for longer holds nothing that a cell could. Characters. */
const longestText = 20_000_000

/**
 * Walks through a part of a workbook as it is unpacked. Yields after each chunk, so that what was found can be handed
 * on. A byte that is no UTF-8 comes as U+FFFD.
 *
 * @throws RihlaError `import.file-damaged` where it is no XML; `import.file-too-large`
 */
export async function* walkXml(
  chunks: AsyncIterable<Buffer>,
  file: string,
  walker: XmlWalker,
): AsyncGenerator<void> {
  const decoder = createDecoder('utf-8')
  const sax = new SaxesParser()
  const own = (name: string) => name.slice(name.indexOf(':') + 1)
  let sinceTag = 0
  sax.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    walker.open(own(name), attributes)
  })
  sax.on('closetag', ({ name }) => {
    sinceTag = 0
    walker.close(own(name))
  })
  sax.on('text', text => walker.text(text))
  sax.on('cdata', text => walker.text(text))
  sax.on('error', cause => {
    throw new RihlaError('import.file-damaged', { file }, { cause })
  })
  const write = (text: string) => {
    sinceTag += text.length
    sax.write(text.toWellFormed())
    if (sinceTag > longestText)
      throw new RihlaError('import.file-too-large', { file, limit: longestText / 1e6 })
  }
  let isEmpty = true
  for await (const chunk of chunks) {
    isEmpty = false
    write(decoder.write(chunk))
    yield
  }
  if (isEmpty) return
  write(decoder.end())
  sax.close()
  yield
}

export async function walkWholeXml(...input: Parameters<typeof walkXml>): Promise<void> {
  for await (const _ of walkXml(...input));
}
