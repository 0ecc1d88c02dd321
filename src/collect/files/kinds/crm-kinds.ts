import type { TableKind } from './model-kind.ts'

/** A row a contact or lead, as HubSpot, Salesforce and Zoho CRM export them: who somebody is. */
export const contacts: TableKind = {
  id: 'contacts',
  channel: null,
  columns: {
    tool_contact: 'record id | contact id | lead id | id | contact record id | معرف جهه اتصال',
    created_at:
      'create date | created time | created date | created at | creation date | date created | became a lead date | تاريخ انشاء | تاريخ اضافه | وقت انشاء',
    updated_at:
      'last modified date | modified time | last activity date | last activity | last modified | last activity time | اخر تحديث',
    customer_id: 'customer id | external id | user id | رقم عميل',
    email: 'email | email address | e mail | primary email | بريد الكتروني | بريد',
    phone: 'phone | phone number | work phone | telephone | business phone | هاتف | رقم هاتف',
    mobile:
      'mobile | mobile phone | mobile phone number | mobile number | whatsapp phone number | جوال | رقم جوال | موبايل',
    first_name: 'first name | prenom | اسم اول',
    last_name: 'last name | nom | اسم عائله | اسم اخير',
    name: 'full name | contact name | name | lead name | اسم | اسم كامل',
    title: 'job title | title | position | مسمي وظيفي',
    company: 'company | company name | account name | associated company | primary company | شركه | اسم شركه',
    city: 'city | mailing city | ville | مدينه',
    country: 'country | country region | mailing country | pays | بلد | دوله',
    language: 'preferred language | language | لغه',
    lifecycle_stage: 'lifecycle stage | مرحله',
    lead_status: 'lead status | status | حاله',
    lead_source: 'lead source | original source | source | original traffic source | مصدر',
    owner: 'contact owner | lead owner | owner | account owner | مسؤول',
  },
  needs: [
    ['email', 'phone', 'mobile'],
    ['first_name', 'last_name', 'name'],
    ['created_at'],
    ['owner', 'lead_status', 'lead_source', 'lifecycle_stage', 'tool_contact'],
  ],
  cases: [],
  events: [{ time: 'created_at', name: 'identify', call: 'identify' }],
}

/** A row a deal or opportunity. */
export const deals: TableKind = {
  id: 'deals',
  channel: null,
  columns: {
    deal_id: 'record id | deal id | opportunity id | id | رقم صفقه | رقم فرصه',
    created_at: 'create date | created time | created date | created at | تاريخ انشاء | وقت انشاء',
    closed_at: 'close date | closed date | closing date | closed at | close time | تاريخ اغلاق',
    deal_name: 'deal name | opportunity name | name | potential name | اسم صفقه | اسم فرصه',
    stage: 'deal stage | stage | stage name | pipeline stage | مرحله | مرحله صفقه',
    pipeline: 'pipeline | sales pipeline | مسار مبيعات',
    value: 'amount | deal amount | value | expected revenue | amount in company currency | مبلغ | قيمه',
    currency: 'currency | deal currency | deal currency code | opportunity currency | عمله',
    probability: 'probability | deal probability | probability percent | احتمال',
    owner: 'deal owner | opportunity owner | owner | مسؤول',
    account:
      'account name | associated company | company name | primary associated company | company | شركه | اسم شركه',
    tool_contact: 'associated contact ids | contact id | primary contact id',
    email: 'contact email | associated contact email | email | بريد الكتروني',
    phone: 'contact phone | phone | هاتف',
    lead_source: 'lead source | source | مصدر',
    reason: 'closed lost reason | closed won reason | loss reason | reason | سبب خساره',
  },
  needs: [
    ['deal_name', 'deal_id'],
    ['stage'],
    ['created_at', 'closed_at'],
    ['value', 'pipeline', 'probability'],
  ],
  cases: ['deal_id'],
  events: [
    { time: 'created_at', name: 'Deal Created' },
    {
      time: 'closed_at',
      name: 'Deal Closed',
      named: {
        role: 'stage',
        only: true,
        names: {
          'Deal Won': 'closed won | won | closedwon | closed won sales pipeline | تم فوز | رابحه | فوز',
          'Deal Lost':
            'closed lost | lost | closedlost | closed lost sales pipeline | closed lost to competition | خساره | خاسره',
        },
      },
    },
  ],
}
