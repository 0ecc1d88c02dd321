import { useDataNames } from '../../platform/i18n/DisplayNames.tsx'
import { useFormats } from '../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { listOf, spellOut } from './prepare-timeline.ts'
import { peopleSentences } from './sentences.ts'

/** A value as a colleague would say it: by the workspace's name for it, else spelled out; as it came one hover away. */
export function FactValue({ of, value }: { of: string; value: string }) {
  const t = useTranslate(peopleSentences)
  const formats = useFormats()
  const nameOf = useDataNames()
  const wordsFor = (one: string) => {
    const raw = `${of}=${one}`
    const named = nameOf('value', raw)
    if (named !== raw) return named
    if (one === 'true') return t('value.true')
    return one === 'false' ? t('value.false') : spellOut(one)
  }
  const shown = formats.list((listOf(value) ?? [value]).map(wordsFor))
  return (
    <bdi dir="auto" title={shown === value ? undefined : value}>
      {shown}
    </bdi>
  )
}
