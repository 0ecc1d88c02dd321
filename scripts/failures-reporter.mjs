// A reporter of Vitest that writes down, for the end of a long run, what failed and why: tests, hooks, files, and
// errors outside of any test.
import { writeFileSync } from 'node:fs'

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

export default class FailuresReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.RIHLA_FAILURES_FILE
    if (!file) return
    const failures = modules.flatMap(module => [
      ...failureOf(module.moduleId, module.errors()),
      ...[...module.children.allSuites()].flatMap(suite =>
        failureOf(`${module.moduleId} > ${suite.fullName}`, suite.errors()),
      ),
      ...[...module.children.allTests()].flatMap(test =>
        failureOf(`${module.moduleId} > ${test.fullName}`, test.result().errors ?? []),
      ),
    ])
    writeFileSync(file, JSON.stringify([...failures, ...failureOf('outside of any test', unhandledErrors)]))
  }
}

function failureOf(where, errors) {
  return errors.map(error => {
    const text = String(error.stack || error.message || error).replaceAll(colours, '')
    return { where, text: text.slice(0, 3000) }
  })
}
