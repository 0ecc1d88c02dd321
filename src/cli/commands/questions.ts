import type { Command } from 'commander'
import { z } from 'zod'
import { type CliDeps, newCommand, withSession } from '../cli.ts'

const questionList = z.object({
  questions: z.array(z.looseObject({ name: z.string(), about: z.string(), example: z.unknown() })),
})

/** `rihla questions`: what can be asked, with an input that works for each. */
export function questionsCommand(deps: CliDeps): Command {
  const command = newCommand('questions', 'List the questions that `rihla ask` answers')
  return command.action(() =>
    withSession(command, deps, async ({ session, terminal, workspace }) => {
      const path = `/api/w/${await workspace()}/questions`
      const answer = await session.call({ path, answer: questionList })
      terminal.answer(answer, () =>
        answer.questions.flatMap(one => [one.name, `  ${one.about}`, `  ${JSON.stringify(one.example)}`, '']),
      )
    }),
  )
}
