// A reporter of Vitest that writes down what each test printed with `console.info`: what a long form found, for its proof.
import { writeFileSync } from 'node:fs'

export default class PrintedReporter {
  printed = new Map()

  onUserConsoleLog({ taskId, type, content }) {
    if (type === 'stdout' && taskId) this.printed.set(taskId, (this.printed.get(taskId) ?? '') + content)
  }

  onTestRunEnd(modules) {
    const file = process.env.RIHLA_PRINTED_FILE
    if (!file) return
    const tests = modules.flatMap(module => [...module.children.allTests()])
    writeFileSync(
      file,
      JSON.stringify(
        tests
          .filter(({ id }) => this.printed.has(id))
          .map(test => ({
            file: test.module.moduleId,
            name: test.fullName,
            text: this.printed.get(test.id),
          })),
      ),
    )
  }
}
