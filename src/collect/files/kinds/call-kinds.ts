import type { TableKind } from './model-kind.ts'

/** Calls of a telephone exchange or a call centre, a row a call. */
export const calls: TableKind = {
  id: 'calls',
  channel: 'phone',
  columns: {
    call_id:
      'call id | call no | call uuid | interaction id | contact session id | unique id | uniqueid | session id | رقم مكالمه | معرف مكالمه',
    started_at:
      'call start | call start time | start time | started at | call time | call date | call date time | date time | start | date | calldate | initiation timestamp | وقت مكالمه | تاريخ مكالمه | وقت بدايه | تاريخ | بدايه مكالمه',
    ended_at: 'call end | end time | ended at | end | disconnect timestamp | وقت نهايه | نهايه مكالمه',
    phone:
      'caller | caller id | caller number | caller no | phone | phone number | customer phone | customer number | from | from number | ani | src | clid | msisdn | numero appelant | رقم متصل | متصل | هاتف عميل | رقم هاتف | رقم عميل | جوال',
    customer_id: 'customer id | client id | customer ref | معرف عميل',
    email: 'customer email | email | بريد الكتروني',
    agent_id:
      'agent | agent id | agent name | answered by | operator | handled by | extension | user | موظف | اسم موظف | رقم موظف | وكيل | مجيب',
    queue:
      'queue | queue name | skill | skill group | department | line | file attente | قائمه انتظار | طابور | قسم',
    ticket_id:
      'ticket | ticket id | ticket no | ticket number | case id | case number | رقم تذكره | تذكره | رقم بلاغ | رقم شكوي',
    order_id: 'order | order id | order no | order number | رقم طلب',
    direction: 'direction | call direction | call type | type | نوع مكالمه | اتجاه | اتجاه مكالمه',
    duration_seconds:
      'duration | duration sec | duration seconds | call duration | billsec | total time | مده | مده مكالمه | مده بثواني',
    talk_seconds:
      'talk time | talk duration | handle time | aht | agent interaction duration | مده محادثه | وقت محادثه',
    wait_seconds: 'wait time | queue time | time in queue | hold time | wait | وقت انتظار | مده انتظار',
    outcome:
      'outcome | disposition | result | status | call status | call result | wrap up | wrapup | نتيجه | نتيجه مكالمه | حاله | حاله مكالمه',
    reason: 'reason | call reason | topic | subject | category | سبب | سبب مكالمه | سبب اتصال | موضوع',
    comment: 'comment | comments | note | notes | remarks | ملاحظات | ملاحظه | تعليق',
    score: 'score | csat | rating | satisfaction | تقييم | درجه رضا',
  },
  needs: [
    ['agent_id', 'queue'],
    ['duration_seconds', 'talk_seconds', 'wait_seconds', 'call_id'],
    ['phone', 'call_id', 'customer_id', 'ticket_id'],
  ],
  cases: ['ticket_id', 'order_id'],
  events: [
    {
      time: 'started_at',
      name: 'Call Completed',
      named: {
        role: 'outcome',
        names: {
          'Call Completed':
            'answered | completed | connected | resolved | success | ok | handled | closed | follow up | escalated | transferred | callback requested | تم رد | مجابه | مكتمله | محلوله | ناجحه | تم حل',
          'Call Missed':
            'missed | abandoned | no answer | unanswered | not answered | noanswer | busy | failed | voicemail | lost | hung up | فائته | لم يرد | لم يتم رد | لا رد | مشغول | متروكه | مهجوره',
        },
        asks: true,
      },
    },
  ],
}
