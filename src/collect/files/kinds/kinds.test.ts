import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { makeWorkbook, rowsXml } from '../../../../test/make-workbook.ts'
import { inspect } from '../inspect/inspect.ts'
import { messages } from '../messages/messages.ts'
import { inspection as inspectionSchema } from '../model-inspection.ts'
import type { FileMessage, RefusedItem } from '../model-outcome.ts'
import type { Question } from '../model-question.ts'
import { type ProposeOptions, propose } from '../propose/propose.ts'
import { type FileInput, fileOf } from '../read/file-input.ts'

async function proposed(files: FileInput[], options: ProposeOptions = {}) {
  const seen = inspectionSchema.parse(JSON.parse(JSON.stringify(await inspect(files))))
  return propose(seen, { source: 'test', zone: 'UTC', country: 'SA', ...options })
}

/** What a person who takes every assumption gets; what must be answered is answered by `answers`. */
async function events(files: FileInput[], answers: Record<string, string> = {}) {
  const { mapping, questions } = await proposed(files, { answers })
  expect(questions.filter(one => one.answer === null)).toEqual([])
  const found: FileMessage[] = []
  const refused: RefusedItem[] = []
  for await (const outcome of messages(mapping, files)) {
    if ('message' in outcome) found.push(outcome.message)
    else if ('refused' in outcome) refused.push(outcome.refused)
  }
  return { found, refused, mapping, questions }
}

function csv(name: string, lines: readonly string[]): FileInput {
  return fileOf(name, `${lines.join('\n')}\n`)
}

const codesOf = (questions: readonly Question[]) => questions.map(one => one.code)
const namesOf = (found: readonly FileMessage[]) => found.map(one => one.event)
const who = ({ userId, context }: FileMessage) => [
  ...(userId === undefined ? [] : [`user_id:${userId}`]),
  ...(context.externalIds ?? []).map(({ type, id }) => `${type}:${id}`),
]

describe('a till', () => {
  const lines = [
    'Receipt No,Branch,Till No,Cashier,Date,Time,Loyalty Card,Item,Qty,Line Total,Payment',
    '1001,Riyadh 1,3,Huda,2026-03-01,10:15:00,778812,Oud,1,120.50,Card',
    '1001,Riyadh 1,3,Huda,2026-03-01,10:15:00,778812,Musk,2,80,Card',
    '1001,Jeddah 2,1,Sami,2026-03-01,11:00:00,,Oud,1,120.50,Cash',
    '1002,Riyadh 1,3,Huda,2026-03-01,10:40:00,778899,Oud,-1,-120.50,Card',
    '1001,Riyadh 1,3,Huda,2026-03-02,09:00:00,778812,Rose,1,60,Cash',
  ]

  it('makes one event of the lines of a receipt: by number, store, till and day', async () => {
    const { found, mapping } = await events([csv('till.csv', lines)])
    const shown = found.map(one => [
      one.event,
      one.timestamp,
      one.properties.revenue,
      one.properties.lines,
      ...who(one),
    ])
    expect(shown).toEqual([
      ['Order Completed', '2026-03-01T10:15:00.000Z', 200.5, 2, 'loyalty_card:778812'],
      ['Order Completed', '2026-03-01T11:00:00.000Z', 120.5, 1],
      ['Order Refunded', '2026-03-01T10:40:00.000Z', -120.5, 1, 'loyalty_card:778899'],
      ['Order Completed', '2026-03-02T09:00:00.000Z', 60, 1, 'loyalty_card:778812'],
    ])
    expect(found[0]?.properties).toEqual({
      order_id: '1001',
      store_id: 'Riyadh 1',
      till_id: '3',
      agent_id: 'Huda',
      payment_method: 'Card',
      product: 'Musk + Oud',
      quantity: 3,
      revenue: 200.5,
      lines: 2,
    })
    expect(found.every(one => one.context.channel === 'store')).toBe(true)
    expect(mapping.case).toEqual({ property: 'order_id' })
  })

  it('gives a receipt the same message id whatever the order of its lines', async () => {
    const [head = '', first = '', second = '', ...rest] = lines
    const ids = async (all: string[]) =>
      (await events([csv('till.csv', all)])).found.map(one => one.messageId).sort()
    expect(await ids([head, second, ...rest, first])).toEqual(await ids(lines))
  })

  it('asks whether a total is the line’s or the receipt’s', async () => {
    const rows = ['receipt,store,date,total', '1,a,2026-03-01,50', '1,a,2026-03-01,50', '2,b,2026-03-01,70']
    const { questions } = await proposed([csv('till.csv', rows)])
    expect(questions.find(one => one.code === 'total-of')).toMatchObject({
      answer: null,
      options: ['line', 'receipt'],
    })
    const whole = await events([csv('till.csv', rows)], { 'total-of:till.total': 'receipt' })
    expect(whole.found.map(one => one.properties.revenue)).toEqual([50, 70])
    const each = await events([csv('till.csv', rows)], { 'total-of:till.total': 'line' })
    expect(each.found.map(one => one.properties.revenue)).toEqual([100, 70])
  })

  it('is read as it comes from an old Arabic program: Windows-1256, semicolons, Arabic digits', async () => {
    const text = [
      'رقم الفاتورة;الفرع;الكاشير;التاريخ;رقم الجوال;طريقة الدفع;الإجمالي;نوع العملية',
      '٥٠٠١;العليا;هدى;25/03/2026 10:15;0501234567;نقد;١٢٠٫٥٠;بيع',
      '٥٠٠٢;العليا;سامي;25/03/2026 11:15;501234568;بطاقة;٨٠;مرتجع',
    ].join('\r\n')
    // Windows-1256 has no Arabic-Indic digits: an old program writes them as Western ones.
    const western = text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x0660)).replace(/٫/g, '.')
    for (const file of [
      fileOf('مبيعات.csv', iconv.encode(western, 'win1256')),
      fileOf('مبيعات.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])),
    ]) {
      const { questions } = await proposed([file])
      const encoding = questions.find(one => one.code === 'encoding')
      const { found } = await events([file], encoding ? { [encoding.id]: 'windows-1256' } : {})
      expect(found.map(one => [one.event, one.properties.revenue, ...who(one)])).toEqual([
        ['Order Completed', 120.5, 'phone:+966501234567'],
        ['Order Refunded', 80, 'phone:+966501234568'],
      ])
      expect(found[0]?.properties).toMatchObject({
        store_id: 'العليا',
        agent_id: 'هدى',
        payment_method: 'نقد',
      })
    }
  })
})

describe('a call centre', () => {
  it('reads callers that a spreadsheet shortened, hidden ones as nobody, and asks about a state it does not know', async () => {
    const file = csv('calls.csv', [
      'Call ID,Caller,Agent,Queue,Start Time,Duration,Disposition,Ticket No',
      'c1,5.01234567E+08,Huda,Sales,2026-03-01 10:00,120,ANSWERED,T-9',
      'c2,501234568,Sami,Sales,2026-03-01 10:05,0,No Answer,T-10',
      'c3,Anonymous,Sami,Returns,2026-03-01 10:09,30,Weird state,T-9',
      'c4,9.66501E+11,Sami,Returns,2026-03-01 10:11,30,ANSWERED,T-9',
    ])
    const { found, refused, questions, mapping } = await events([file])
    expect(found.map(one => [one.event, ...who(one)])).toEqual([
      ['Call Completed', 'phone:+966501234567'],
      ['Call Missed', 'phone:+966501234568'],
      ['Call Completed'],
    ])
    expect(refused.map(one => [one.line, one.reason])).toEqual([[5, 'phone-digits-lost']])
    expect(questions.find(one => one.code === 'value-event')).toMatchObject({
      column: 'Weird state',
      answer: 'Call Completed',
      answered: false,
    })
    expect(found[0]?.properties).toMatchObject({
      agent_id: 'Huda',
      queue: 'Sales',
      ticket_id: 'T-9',
      duration_seconds: 120,
    })
    expect(found[0]?.context.channel).toBe('phone')
    expect(mapping.case).toEqual({ property: 'ticket_id' })
    const told = await events([file], { 'value-event:calls.Weird state': 'Call Missed' })
    expect(namesOf(told.found)).toEqual(['Call Completed', 'Call Missed', 'Call Missed'])
  })
})

describe('a courier', () => {
  it('tells the stations of a parcel, refused at the door and paid', async () => {
    const { found, mapping, questions } = await events([
      csv('history.csv', [
        'AWB No;Order Ref;Status;Status Date;Consignee Phone;Attempt;Cash Collected',
        'A1;1042;Picked Up;2026-03-01 08:00;+966501234567;;',
        'A1;1042;OUT_FOR_DELIVERY;2026-03-02 08:00;+966501234567;1;',
        'A1;1042;Customer Refused;2026-03-02 14:00;+966501234567;1;',
        'A2;1043;تم التسليم;2026-03-02 15:00;+966501234568;1;250',
        'A2;1043;Held at customs;2026-03-01 15:00;+966501234568;;',
      ]),
    ])
    expect(namesOf(found)).toEqual([
      'Order Shipped',
      'Order Out for Delivery',
      'Delivery Refused',
      'Order Delivered',
      'Shipment Updated',
    ])
    expect(found[3]?.properties).toMatchObject({
      tracking_number: 'A2',
      order_id: '1043',
      cash_collected: 250,
    })
    expect(mapping.case).toEqual({ property: 'order_id' })
    expect(codesOf(questions)).toContain('value-event')
  })

  it('tells the times of a parcel that stand side by side, under a head of two merged lines', async () => {
    const merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="D1:F1"/></mergeCells>'
    const rows = rowsXml([
      ['Shipment', null, null, 'Dates', null, null],
      ['Tracking Number', 'Order No', 'COD Amount', 'Created At', 'Delivered At', 'Returned At'],
      ['T1', '1042', 250, '2026-03-01 08:00', '2026-03-03 09:00', null],
      ['T2', '1043', 90, '2026-03-01 09:00', null, '2026-03-09 10:00'],
    ])
    const { found, mapping } = await events([
      fileOf('parcels.xlsx', makeWorkbook({ sheets: { Parcels: rows + merged } })),
    ])
    expect(found.map(one => [one.event, one.properties.order_id, one.properties.cash_on_delivery])).toEqual([
      ['Shipment Created', '1042', 250],
      ['Order Delivered', '1042', 250],
      ['Shipment Created', '1043', 90],
      ['Order Returned', '1043', 90],
    ])
    expect(mapping.case).toEqual({ property: 'order_id' })
  })
})

describe('help desks and CRMs', () => {
  it('Zendesk: tickets with their ids of people under a kind of their own', async () => {
    const { found, questions } = await events([
      csv('zendesk.csv', [
        'Id,Requester,Requester id,Requester external id,Requester email,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Solved at,Satisfaction Score,Reopens',
        '35,Amal,9001,u-1,amal@example.com,Amal,Huda,Support,Where is my order,late,Solved,High,Web form,Question,2026-03-01 10:00:00,2026-03-02 09:00:00,Good,0',
        '36,Sami,9002,,sami@example.com,Sami,Huda,Support,Wrong size,size,Open,Low,Mail,Problem,2026-03-01 11:00:00,,Unoffered,0',
      ]),
    ])
    expect(found.map(one => [one.event, ...who(one)])).toEqual([
      ['Ticket Opened', 'user_id:u-1', 'zendesk_id:9001', 'email:amal@example.com'],
      ['Ticket Solved', 'user_id:u-1', 'zendesk_id:9001', 'email:amal@example.com'],
      ['Ticket Opened', 'zendesk_id:9002', 'email:sami@example.com'],
    ])
    expect(found[0]?.properties).toMatchObject({
      ticket_id: '35',
      agent_id: 'Huda',
      satisfaction: 'Good',
      Reopens: 0,
    })
    expect(found[0]?.context.channel).toBe('support')
    expect(questions.find(one => one.code === 'table-kind')).toMatchObject({
      answer: 'tickets',
      answered: false,
    })
  })

  it('Freshdesk, Salesforce, Zoho Desk and HubSpot: the same events from other columns', async () => {
    const freshdesk = csv('freshdesk.csv', [
      'Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Initial response time,Agent interactions,Customer interactions,Survey results,Full name,Email,Work phone,Contact ID,Company',
      '7,Broken,Closed,Low,Email,Problem,Huda,Care,2026-03-01 10:00,2026-03-03 10:00,2026-03-02 10:00,2026-03-02 12:00,2026-03-01 11:00,2,3,Extremely happy,Amal,amal@example.com,+966501234567,880,Acme',
    ])
    const salesforce = csv('cases.csv', [
      'Case Number,Contact Email,Subject,Status,Priority,Case Origin,Case Owner,Date/Time Opened,Date/Time Closed',
      '00001026,amal@example.com,Broken,Closed,High,Phone,Huda,2026-03-01 10:00,2026-03-02 10:00',
    ])
    const zoho = csv('zoho.csv', [
      'Ticket Id,Subject,Contact Name,Email,Phone,Status,Ticket Owner,Channel,Created Time,Closed Time,Is Overdue,Happiness Rating',
      '5001,Broken,Amal,amal@example.com,0501234567,Closed,Huda,Chat,2026-03-01 10:00,2026-03-02 10:00,false,GOOD',
    ])
    const hubspot = csv('hubspot.csv', [
      'Ticket ID,Ticket name,Pipeline,Ticket status,Create date,Close date,Priority,Ticket owner,Source,Associated Contact IDs',
      '991,Broken,Support,Closed,2026-03-01 10:00,2026-03-02 10:00,High,Huda,CHAT,551',
    ])
    const all = await Promise.all([freshdesk, salesforce, zoho, hubspot].map(file => events([file])))
    expect(all.map(({ found }) => namesOf(found))).toEqual([
      ['Ticket Opened', 'Support Replied', 'Ticket Solved', 'Ticket Closed'],
      ['Ticket Opened', 'Ticket Closed'],
      ['Ticket Opened', 'Ticket Closed'],
      ['Ticket Opened', 'Ticket Closed'],
    ])
    expect(all.map(({ found }) => who(found[0] ?? ({} as FileMessage)))).toEqual([
      ['freshdesk_id:880', 'email:amal@example.com', 'phone:+966501234567'],
      ['email:amal@example.com'],
      ['email:amal@example.com', 'phone:+966501234567'],
      ['hubspot_id:551'],
    ])
    expect(all[1]?.found[0]?.properties).toMatchObject({ ticket_id: '00001026', via: 'Phone' })
  })

  it('finds whose reply and rating it was through the ticket', async () => {
    const tickets = csv('tickets.csv', [
      'Ticket ID,Requester email,Subject,Status,Created at',
      '1,amal@example.com,Late,Open,2026-03-01 10:00',
      '2,sami@example.com,Size,Open,2026-03-01 11:00',
      '3,noor@example.com,Refund,Open,2026-03-01 12:00',
    ])
    const replies = csv('comments.csv', [
      'Comment ID,Ticket ID,Author role,Author name,Body,Created at',
      '11,1,end-user,Amal,"وين طلبي؟ تأخر كثير",2026-03-01 10:30',
      '12,1,agent,Huda,"On its way",2026-03-01 10:45',
      '13,2,agent,Huda,"Which size?",2026-03-01 11:45',
    ])
    const ratings = csv('ratings.csv', [
      'Ticket ID,Score,Comment,Survey date',
      '1,5,Kind and fast,2026-03-03 09:00',
      '2,1,Nobody answered me,2026-03-03 10:00',
    ])
    const { found, mapping } = await events([tickets, replies, ratings])
    const told = found.map(one => [one.event, ...who(one), one.properties.ticket_id]).sort()
    expect(told).toEqual([
      ['CSAT Answered', 'email:amal@example.com', '1'],
      ['CSAT Answered', 'email:sami@example.com', '2'],
      ['Message Received', 'email:amal@example.com', '1'],
      ['Message Sent', 'email:amal@example.com', '1'],
      ['Message Sent', 'email:sami@example.com', '2'],
      ['Ticket Opened', 'email:amal@example.com', '1'],
      ['Ticket Opened', 'email:noor@example.com', '3'],
      ['Ticket Opened', 'email:sami@example.com', '2'],
    ])
    expect(found.find(one => one.event === 'Message Received')?.properties.text).toBe('وين طلبي؟ تأخر كثير')
    expect(mapping.case).toEqual({ property: 'ticket_id' })
  })

  it('contacts become traits; a deal is won or lost, and one that is open is not closed', async () => {
    const { found } = await events([
      csv('contacts.csv', [
        'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,City',
        '551,Amal,Haddad,amal@example.com,0501234567,Huda,Open,2026-03-01 10:00,Riyadh',
      ]),
    ])
    expect(found).toEqual([
      expect.objectContaining({
        type: 'identify',
        traits: expect.objectContaining({ first_name: 'Amal', city: 'Riyadh', lead_status: 'Open' }),
        properties: {},
      }),
    ])
    expect(who(found[0] ?? ({} as FileMessage))).toEqual([
      'hubspot_id:551',
      'email:amal@example.com',
      'phone:+966501234567',
    ])
    const deals = await events([
      csv('deals.csv', [
        'Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,Associated Contact IDs',
        '1,Fit-out,Closed Won,2026-03-09 10:00,Huda,12000,Sales,2026-03-01 10:00,551',
        '2,Chairs,Closed lost,2026-03-08 10:00,Huda,900,Sales,2026-03-02 10:00,551',
        '3,Tables,Negotiation,2026-06-01 10:00,Huda,500,Sales,2026-03-03 10:00,552',
      ]),
    ])
    expect(deals.found.map(one => [one.event, one.properties.deal_id])).toEqual([
      ['Deal Created', '1'],
      ['Deal Won', '1'],
      ['Deal Created', '2'],
      ['Deal Lost', '2'],
      ['Deal Created', '3'],
    ])
    expect(deals.refused).toEqual([])
  })
})

it('"something else" leaves a table to speak for itself, and two kinds that fit alike are asked', async () => {
  const file = csv('calls.csv', [
    'Call ID,Customer ID,Agent,Start Time,Duration',
    'c1,7,Huda,2026-03-01 10:00,120',
    'c2,8,Sami,2026-03-01 10:05,60',
  ])
  const { found } = await events([file], { 'table-kind:calls': 'none' })
  expect(namesOf(found)).not.toContain('Call Completed')
  const taken = await events([file])
  expect(namesOf(taken.found)).toEqual(['Call Completed', 'Call Completed'])
})
