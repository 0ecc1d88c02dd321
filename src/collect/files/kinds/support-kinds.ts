import type { TableKind } from './model-kind.ts'

/** A row a ticket, as Zendesk, Freshdesk, HubSpot, Salesforce and Zoho Desk export them. */
export const tickets: TableKind = {
  id: 'tickets',
  channel: 'support',
  columns: {
    ticket_id:
      'ticket id | ticket no | ticket number | id | request id | case number | case id | ticket | رقم تذكره | رقم بلاغ | رقم شكوي | تذكره',
    created_at:
      'created at | created time | create date | created date | created | date time opened | opened date | opened at | created on | date opened | creation date | تاريخ انشاء | تاريخ فتح | وقت انشاء | تاريخ تذكره',
    first_reply_at:
      'initial response time | first response at | first replied at | first response date | تاريخ اول رد | وقت اول رد',
    solved_at:
      'solved at | resolved time | resolved at | resolved date | resolution date | تاريخ حل | وقت حل',
    closed_at:
      'closed at | closed time | close date | closed date | date time closed | closed on | date closed | تاريخ اغلاق | وقت اغلاق',
    due_at: 'due by time | due date | due by | first response due by time | تاريخ استحقاق',
    updated_at:
      'updated at | last update time | last updated | modified time | last activity date | last modified date | اخر تحديث',
    tool_contact:
      'requester id | contact id | associated contact ids | contact id ticket | requester record id',
    customer_id:
      'requester external id | customer id | unique external id | external id | رقم عميل | معرف عميل',
    email:
      'requester email | email | contact email | customer email | email ticket | associated contact email | بريد الكتروني | بريد عميل',
    phone:
      'requester phone | phone | contact phone | work phone | customer phone | هاتف | رقم هاتف | هاتف عميل',
    mobile: 'mobile phone | mobile | contact mobile | جوال | رقم جوال',
    subject: 'subject | ticket name | title | summary | موضوع | عنوان',
    text: 'description | details | body | first comment | message | problem | تفاصيل | وصف | نص | رساله',
    agent_id:
      'assignee | agent | ticket owner | case owner | owner | assigned to | assignee id | responder | موظف | مسؤول | مسند الي',
    team: 'group | department | team | ticket group | القسم | قسم | فريق',
    status: 'status | ticket status | state | حاله | حاله تذكره',
    priority: 'priority | اولويه',
    ticket_type: 'type | ticket type | case reason | category | classification | نوع | نوع تذكره | تصنيف',
    via: 'via | source | case origin | channel | origin | قناه | مصدر',
    tags: 'tags | وسوم',
    order_id: 'order id | order no | order number | order | رقم طلب',
    satisfaction:
      'satisfaction score | survey results | happiness rating | csat | satisfaction | satisfaction rating | رضا | تقييم',
    account:
      'organization | requester domain | company | account name | associated company | company name | شركه',
  },
  needs: [
    ['ticket_id'],
    ['created_at', 'solved_at', 'closed_at'],
    ['subject', 'text', 'ticket_type', 'via', 'satisfaction'],
    ['status', 'agent_id', 'priority', 'solved_at', 'closed_at'],
  ],
  cases: ['ticket_id'],
  events: [
    { time: 'created_at', name: 'Ticket Opened' },
    { time: 'first_reply_at', name: 'Support Replied' },
    { time: 'solved_at', name: 'Ticket Solved' },
    { time: 'closed_at', name: 'Ticket Closed' },
  ],
}

const ticketOf =
  'ticket id | ticket no | ticket number | ticket | case number | case id | parent id | conversation id | request id | رقم تذكره | تذكره | رقم محادثه'

/** A row an answer or a comment of a ticket. */
export const replies: TableKind = {
  id: 'replies',
  channel: 'support',
  columns: {
    ticket_id: ticketOf,
    message_id: 'comment id | reply id | message id | thread id | id | رقم رساله',
    sent_at:
      'created at | created time | created date | sent at | sent time | replied at | date | time | timestamp | date time | create date | تاريخ | وقت | تاريخ ارسال | وقت ارسال',
    text: 'body | comment | comment body | text | message | content | reply | plain body | body text | description | نص | رد | تعليق | رساله | نص رساله',
    author:
      'author | author name | from | sender | sender name | created by | commenter | كاتب | مرسل | اسم مرسل',
    agent_id: 'author id | agent | agent id | agent name | responder | موظف | رقم موظف',
    author_type:
      'author role | author type | role | sender type | direction | incoming | type | public | نوع | نوع مرسل | اتجاه',
    tool_contact: 'requester id | contact id | end user id',
    customer_id: 'customer id | external id | رقم عميل | معرف عميل',
    email: 'requester email | email | customer email | from email | sender email | بريد الكتروني',
    phone: 'phone | customer phone | هاتف | جوال | رقم جوال',
    via: 'via | channel | source | قناه',
  },
  needs: [['ticket_id'], ['text'], ['sent_at'], ['author_type', 'author', 'agent_id', 'message_id']],
  cases: ['ticket_id'],
  events: [
    {
      time: 'sent_at',
      name: 'Ticket Commented',
      named: {
        role: 'author_type',
        names: {
          'Message Received':
            'end user | customer | client | contact | requester | incoming | inbound | incoming email | user | visitor | عميل | وارد | زبون',
          'Message Sent':
            'agent | admin | staff | support | outgoing | outbound | outgoing email | operator | bot | موظف | صادر | وكيل | دعم',
          'Ticket Commented': 'internal | private | note | internal note | system | ملاحظه داخليه | داخلي',
        },
        asks: true,
      },
    },
  ],
}

/** A row an answer to "how was it?" about a ticket. */
export const satisfaction: TableKind = {
  id: 'satisfaction',
  channel: 'support',
  columns: {
    ticket_id: ticketOf,
    answered_at:
      'created at | answered at | survey date | response date | rated at | submitted at | survey time | date | responded at | created time | updated at | تاريخ | تاريخ تقييم | تاريخ اجابه',
    score:
      'score | rating | satisfaction score | satisfaction rating | csat | survey results | survey score | overall rating | nps | درجه | تقييم | درجه رضا',
    comment: 'comment | comments | feedback | remarks | satisfaction comment | تعليق | ملاحظات | رأي | راي',
    reason: 'reason | satisfaction reason | سبب',
    agent_id: 'agent | assignee | agent name | assignee id | موظف',
    tool_contact: 'requester id | contact id',
    customer_id: 'customer id | external id | رقم عميل',
    email: 'requester email | email | customer email | بريد الكتروني',
    phone: 'phone | customer phone | هاتف | جوال',
  },
  needs: [['ticket_id'], ['score'], ['answered_at']],
  cases: ['ticket_id'],
  events: [{ time: 'answered_at', name: 'CSAT Answered' }],
}
