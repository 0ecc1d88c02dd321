import type { RenameAnswers } from '../inspect/find-renames.ts'
import type { FileInspection, Inspection } from '../model-inspection.ts'
import type { Answers, Asker } from '../model-question.ts'
import { questionId } from '../model-question.ts'
import { encodings } from '../read/decode.ts'
import { hasHeadLine } from '../read/has-head-line.ts'
import type { FileAnswers, ReadingAnswers } from '../read/open-file.ts'

const sure = 0.8

/** How files are read is asked where its confidence is low. The answer takes another look at the file. */
export function askReadings(inspection: Inspection, { ask }: Asker, answers: Answers): void {
  for (const file of inspection.tables.flatMap(table => table.files)) {
    askEncoding(file, ask, answers)
    if (file.reading.format === 'csv') {
      const { delimiter } = file.reading.dialect
      if (file.delimiterConfidence < sure || answers[questionId('delimiter', file.name)] !== undefined)
        ask({ code: 'delimiter', table: file.name, options: file.delimiters, facts: { found: delimiter } })
    }
    if (file.headerConfidence < sure || answers[questionId('header', file.name)] !== undefined)
      ask({
        code: 'header',
        table: file.name,
        options: ['yes', 'no'],
        facts: { found: hasHeadLine(file.reading) ? 'yes' : 'no' },
      })
  }
}

function askEncoding(file: FileInspection, ask: Asker['ask'], answers: Answers): void {
  if (!('encoding' in file.reading)) return
  if (file.encodingConfidence >= sure && answers[questionId('encoding', file.name)] === undefined) return
  const found = file.reading.encoding
  const options = [found, ...file.encodingAlternatives.filter(other => other !== found)]
  ask({ code: 'encoding', table: file.name, options, facts: { found, confidence: file.encodingConfidence } })
}

/** Whether a column that only some files have is another one that is missing there. */
export function askRenames(inspection: Inspection, { ask }: Asker): void {
  for (const table of inspection.tables)
    for (const { called, candidates, suggested, places } of table.renames) {
      const [first] = places
      const [best] = candidates
      ask({
        code: 'renamed-column',
        table: table.name,
        column: called,
        options: [...candidates.map(one => one.column), 'none'],
        assumed: suggested ?? undefined,
        facts: {
          files: places.length,
          example: first ? `${first.file}:${first.line}` : '',
          names: best?.names ?? 0,
          values: best?.values ?? 0,
        },
      })
    }
}

/** The answers that change what is read, as `inspect` takes them. */
export function readingAnswers(answers: Answers): { files: FileAnswers; renames: RenameAnswers } {
  const files: Record<string, ReadingAnswers> = {}
  const renames: Record<string, string> = {}
  for (const [id, answer] of Object.entries(answers)) {
    const name = id.slice(id.indexOf(':') + 1)
    const [code] = id.split(':', 1)
    const encoding = encodings.find(known => known === answer)
    if (code === 'encoding' && encoding) files[name] = { ...files[name], encoding }
    if (code === 'delimiter') files[name] = { ...files[name], delimiter: answer }
    if (code === 'header') files[name] = { ...files[name], header: answer === 'yes' }
    if (code === 'renamed-column') renames[id] = answer
  }
  return { files, renames }
}
