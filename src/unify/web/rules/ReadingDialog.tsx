import { ActionIcon, Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { normalisations } from '../../../collect/model-identifier-kinds.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Buttons, FormStack, Note } from '../../../platform/ui/Form.tsx'
import { LtrField } from '../../../platform/ui/fields/LtrField.tsx'
import type { KindRule } from '../../model.ts'
import styles from './Rules.module.css'
import { rulesSentences } from './sentences.ts'

const places = ['property', 'trait', 'external'] as const

interface ReadingDialogProps {
  readonly rule: KindRule
  onTake(next: Pick<KindRule, 'titles' | 'reading'>): void
  onClose(): void
}

/** What a kind of the workspace's own is called, where events carry it, and how its values are made comparable. */
export function ReadingDialog({ rule, onTake, onClose }: ReadingDialogProps) {
  const t = useTranslate(rulesSentences)
  const [english, setEnglish] = useState(rule.titles?.en ?? '')
  const [arabic, setArabic] = useState(rule.titles?.ar ?? '')
  const [normalise, setNormalise] = useState(rule.reading?.normalise ?? 'as-is')
  const [found, setFound] = useState(() =>
    (rule.reading?.found ?? []).map((place, key) => ({ key, ...place })),
  )
  const change = (key: number, more: Partial<(typeof found)[number]>) =>
    setFound(known => known.map(one => (one.key === key ? { ...one, ...more } : one)))
  const isReady = found.every(({ path }) => path.trim() !== '')
  const take = () => {
    const titles = { en: english.trim() || undefined, ar: arabic.trim() || undefined }
    const read = found.map(({ in: where, path }) => ({ in: where, path: path.trim() }))
    onTake({
      ...(titles.en || titles.ar ? { titles } : {}),
      ...(read.length > 0 ? { reading: { normalise, found: read } } : {}),
    })
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('rules.reading.for', { kind: rule.kind })}
      closeButtonProps={{ 'aria-label': t('rules.close') }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (isReady) take()
        }}
      >
        <FormStack>
          <TextInput
            label={t('rules.reading.en')}
            dir="auto"
            maxLength={100}
            value={english}
            onChange={({ currentTarget }) => setEnglish(currentTarget.value)}
          />
          <TextInput
            label={t('rules.reading.ar')}
            dir="auto"
            maxLength={100}
            value={arabic}
            onChange={({ currentTarget }) => setArabic(currentTarget.value)}
          />
          <NativeSelect
            label={t('rules.normalise')}
            value={normalise}
            data={normalisations.map(value => ({ value, label: t(`rules.normalise.${value}`) }))}
            onChange={({ currentTarget }) =>
              setNormalise(normalisations.find(one => one === currentTarget.value) ?? normalise)
            }
          />
          <Note>{t('rules.reading.about')}</Note>
          {found.map(place => (
            <div key={place.key} className={styles.limit}>
              <NativeSelect
                label={t('rules.place')}
                value={place.in}
                data={places.map(value => ({ value, label: t(`rules.place.${value}`) }))}
                onChange={({ currentTarget }) =>
                  change(place.key, { in: places.find(one => one === currentTarget.value) ?? place.in })
                }
              />
              <LtrField
                label={t('rules.place.path')}
                value={place.path}
                maxLength={200}
                onChange={({ currentTarget }) => change(place.key, { path: currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                size={36}
                className={styles.drop}
                aria-label={t('rules.place.drop')}
                onClick={() => setFound(found.filter(one => one.key !== place.key))}
              >
                <IconTrash size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          {found.length < 10 && (
            <Button
              variant="default"
              onClick={() =>
                setFound([
                  ...found,
                  { key: Math.max(-1, ...found.map(one => one.key)) + 1, in: 'property', path: '' },
                ])
              }
            >
              {t('rules.place.add')}
            </Button>
          )}
          <Buttons>
            <Button variant="default" onClick={onClose}>
              {t('rules.cancel')}
            </Button>
            <Button type="submit" disabled={!isReady}>
              {t('rules.limits.take')}
            </Button>
          </Buttons>
        </FormStack>
      </form>
    </Modal>
  )
}
