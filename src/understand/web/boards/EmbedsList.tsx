import { Button } from '@mantine/core'
import { useLocale } from '../../../platform/i18n/LocaleProvider.tsx'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Card } from '../../../platform/ui/Card.tsx'
import { Row, RowList } from '../../../platform/ui/RowList.tsx'
import { Answer, EmptyState, useErrorSentence } from '../../../platform/ui/states.tsx'
import { showFailed } from '../../../platform/ui/toasts.ts'
import { useNow } from '../../../platform/ui/use-now.ts'
import type { Embed } from '../../boards/model-embeds.ts'
import { boardSentences } from './sentences.ts'
import { remove, useChange, useEmbeds } from './use-boards.ts'

/** Links by which boards and answers are shown elsewhere: who made them, how often they were opened, and their end. */
export function EmbedsList() {
  const t = useTranslate(boardSentences)
  const embeds = useEmbeds()
  return (
    <Answer
      query={embeds}
      shape="table"
      isEmpty={found => found.embeds.length === 0}
      empty={<EmptyState title={t('embeds.emptyTitle')} text={t('embeds.emptyText')} />}
    >
      {found => (
        <Card padding="none">
          <RowList>
            {found.embeds.map(embed => (
              <EmbedRow key={embed.id} embed={embed} />
            ))}
          </RowList>
        </Card>
      )}
    </Answer>
  )
}

function EmbedRow({ embed }: { embed: Embed }) {
  const t = useTranslate(boardSentences)
  const sentence = useErrorSentence()
  const { formats } = useLocale()
  const now = useNow()
  const end = useChange(remove)
  const isOver = embed.revokedAt !== null || (embed.expiresAt !== null && embed.expiresAt <= now)
  return (
    <Row
      title={<bdi>{embed.name}</bdi>}
      facts={
        <>
          <span>
            {isOver
              ? t('embeds.over')
              : embed.expiresAt === null
                ? t('embed.ever')
                : t('embeds.until', { date: formats.date(embed.expiresAt) })}
          </span>
          <span>{t('embeds.opened', { n: embed.opened })}</span>
          <span>{t('embeds.by', { who: embed.createdBy })}</span>
          {embed.sites.length > 0 && <bdi dir="ltr">{embed.sites.join(' ')}</bdi>}
        </>
      }
    >
      {!isOver && (
        <Button
          size="xs"
          variant="subtle"
          color="clay"
          loading={end.isPending}
          onClick={() => end.mutate(`/embeds/${embed.id}`, { onError: error => showFailed(sentence(error)) })}
        >
          {t('embeds.end')}
        </Button>
      )}
    </Row>
  )
}
