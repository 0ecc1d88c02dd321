import type { FileAnswers } from '../inspect/inspect.ts'
import type { FileInspection, Inspection } from '../model-inspection.ts'
import type { Answers, Asker } from '../model-question.ts'
import { questionId } from '../model-question.ts'
import { encodings } from '../read/decode.ts'

const sure = 0.8

/** How files are read is asked where its confidence is low. The answer takes another look at the file. */
export function askReadings(inspection: Inspection, { ask }: Asker, answers: Answers): void {
  for (const file of inspection.tables.flatMap(table => table.files)) {
    askEncoding(file, ask, answers)
    if (file.reading.format !== 'csv') continue
    const { delimiter, header } = file.reading.dialect
    if (file.delimiterConfidence < sure || answers[questionId('delimiter', file.name)] !== undefined)
      ask({ code: 'delimiter', table: file.name, options: file.delimiters, facts: { found: delimiter } })
    if (file.headerConfidence < sure || answers[questionId('header', file.name)] !== undefined)
      ask({
        code: 'header',
        table: file.name,
        options: ['yes', 'no'],
        facts: { found: header ? 'yes' : 'no' },
      })
  }
}

function askEncoding(file: FileInspection, ask: Asker['ask'], answers: Answers): void {
  if (file.encodingConfidence >= sure && answers[questionId('encoding', file.name)] === undefined) return
  const found = file.reading.encoding
  const options = [found, ...file.encodingAlternatives.filter(other => other !== found)]
  ask({ code: 'encoding', table: file.name, options, facts: { found, confidence: file.encodingConfidence } })
}

/** The answers about reading, as `inspect` takes them. */
export function readingAnswers(fileNames: readonly string[], answers: Answers): FileAnswers {
  return Object.fromEntries(
    fileNames.map(name => {
      const encoding = encodings.find(known => known === answers[questionId('encoding', name)])
      const delimiter = answers[questionId('delimiter', name)]
      const header = answers[questionId('header', name)]
      return [
        name,
        {
          ...(encoding === undefined ? {} : { encoding }),
          ...(delimiter === undefined ? {} : { delimiter }),
          ...(header === undefined ? {} : { header: header === 'yes' }),
        },
      ]
    }),
  )
}
