import { createInterface } from 'node:readline/promises'
import type { Question } from '../collect/imports/model-import.ts'
import { optionWord } from '../collect/web/prepare-questions.ts'
import { collectSentences } from '../collect/web/sentences.ts'
import { stripMarks } from '../platform/i18n/isolate.ts'
import { defaultRegion } from '../platform/i18n/locale.ts'
import { translator } from '../platform/i18n/translate.ts'
import type { Terminal } from './terminal.ts'

const t = translator(collectSentences, { ...defaultRegion, language: 'en' })

/** A question as lines for a terminal: the sentence, an example, and the answers that there are. */
export function questionLines(question: Question): string[] {
  const { table, column, facts, options } = question
  const sentence = t(`question.${question.code}`, { table: table ?? '', column: column ?? '' })
  const example = facts.example === undefined || facts.example === '' ? [] : [`    e.g. ${facts.example}`]
  const answers = options.map((option, i) => {
    const word = optionWord(option, question.code)
    return `    ${i + 1}  ${option}${word ? `  ${t(word)}` : ''}`
  })
  return [stripMarks(sentence), ...example, ...answers]
}

/** Asks each open question on the terminal until it has an answer that fits. */
export async function askQuestions(
  open: readonly Question[],
  {
    terminal,
    streams,
  }: { terminal: Terminal; streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream } },
): Promise<Record<string, string>> {
  const lines = createInterface(streams)
  const answers: Record<string, string> = {}
  try {
    for (const question of open) {
      for (const line of questionLines(question)) terminal.say(line)
      while (answers[question.id] === undefined) {
        const typed = (await lines.question('  > ')).trim()
        const answer = question.options[Number(typed) - 1] ?? typed
        if (answer !== '' && (question.options.length === 0 || question.options.includes(answer)))
          answers[question.id] = answer
      }
    }
  } finally {
    lines.close()
  }
  return answers
}
