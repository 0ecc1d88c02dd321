import { minuteMs } from './calendar.ts'
import type { Mailing, Visit } from './plan.ts'
import { customer, scenes } from './scene.ts'
import type { Scene, Speaker, Writer } from './writer.ts'

/** A campaign's message: delivered, opened, clicked, or the reason to leave the list. Advertisements leave only the visit. */
export function writeMailing(
  writer: Writer,
  mailing: Mailing,
  visits: readonly Visit[],
  hasAccount: boolean,
): void {
  const { campaign } = mailing
  if (campaign.by === 'ad') return
  const by = campaign.by === 'email' ? 'email' : 'phone'
  const from: [Scene, Speaker] = [
    campaign.by === 'email' ? scenes.email : scenes.whatsapp,
    customer(writer, hasAccount, by),
  ]
  // The mailer keeps who was held out as a trait: it is no step of a journey, and without it nothing could be measured.
  if (mailing.heldOut) {
    writer.identify(mailing.at, { [`holdout_${campaign.id}`]: true }, from)
    return
  }
  const about = { campaign_id: campaign.id, campaign_name: campaign.en }
  const [delivered, opened, clicked] =
    campaign.by === 'email'
      ? (['Email Delivered', 'Email Opened', 'Email Link Clicked'] as const)
      : (['Message Delivered', 'Message Read', 'Message Link Clicked'] as const)
  writer.track(mailing.at, delivered, about, from)
  const visit = visits.find(v => v.source.kind === 'campaign' && v.source.campaign === campaign)
  const clickedAt = mailing.clicks && visit ? visit.at - 4000 : null
  const openedAt =
    clickedAt === null
      ? mailing.at + writer.random.whole(5, 900) * minuteMs
      : clickedAt - writer.random.whole(5, 90) * 1000
  if (mailing.opens) writer.track(Math.max(mailing.at + 1000, openedAt), opened, about, from)
  if (clickedAt !== null) writer.track(Math.max(mailing.at + 2000, clickedAt), clicked, about, from)
  if (mailing.unsubscribes) writer.track(openedAt + 30_000, 'Unsubscribed', about, from)
}
