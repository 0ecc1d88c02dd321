import { RihlaError } from '../../platform/errors.ts'
import { createZones } from '../../platform/zones/zones.ts'
import type { Answers } from '../files/model-question.ts'

/**
 * Answers that have no list of options: a zone, a country, a currency.
 *
 * @throws RihlaError `body.invalid`
 */
export function checkAnswers(answers: Answers): void {
  for (const [id, answer] of Object.entries(answers)) {
    const [code] = id.split(':', 1)
    const isRight =
      code === 'zone'
        ? createZones().isZone(answer)
        : code === 'phone-country'
          ? /^[A-Z]{2}$/.test(answer)
          : code === 'currency'
            ? /^[A-Z]{3}$/.test(answer)
            : true
    if (!isRight) throw new RihlaError('body.invalid', { reason: `${id}: ${answer}`.slice(0, 200) })
  }
}
