import type { Lexicon } from './meanings.ts'

export const english: Lexicon = {
  'q.funnel':
    'funnel|conversion|conversions|conversion rate|convert|converted|converts|how far|drop off|dropoff|drop out|where do we lose|where do they leave|where do people leave|lose them|cr|make it to|end up',
  'q.trends': 'trend|trends|over time|evolution|evolve|time series|graph|curve|how do|line chart|development',
  'q.retention':
    'retention|retained|cohort|cohorts|stick around|keep coming back|churn|repeat rate|repeat purchase|repurchase|stay with us',
  'q.lifecycle':
    'lifecycle|life cycle|new and returning|new vs returning|new versus returning|dormant|resurrected|resurrecting|active users|active customers|returning customers|new customers|inactive|wau|mau|dau',
  'q.attribution':
    'attribution|attributed|first touch|last touch|last click|first click|markov|shapley|which channel brings|which campaign brings|credit|deserves the credit|roas|roi|responsible for the',
  'q.acquisition':
    'acquisition|traffic|traffic source|traffic sources|where do they come from|where do visitors come from|landing page|landing pages|exit page|exit pages|bounce rate|referrer|referrers|utm|visits by source|channel groups|how do people find us|find us',
  'q.abandonment':
    "abandon|abandoned|abandonment|abandoning|cart abandonment|checkout abandonment|give up|gave up|causes of leaving|reasons for leaving|drives them away|drive people away|dont finish|don't finish|not finish|do not finish|stop halfway|don't complete|do not complete|dont complete|fail to complete|costs us orders|lost orders",
  'q.what-differs':
    "what differs|what is different|what's different|whats different|difference between|differences between|distinguish|distinguishes|separates|sets apart|tell apart|those who do and those who don't|characterises|unlike those",
  'q.checkout-effort':
    'checkout effort|effort of checkout|how many clicks|number of clicks|how many fields|form fields|how many pages|payment methods|which payment methods|payment method is used|cash on delivery share|clicks to order|effort',
  'q.moments-of-truth':
    'moment of truth|moments of truth|what matters|matters most|drivers|driver of|key drivers|makes them happy|makes customers happy|makes them come back|makes people come back|makes customers come back|bring them back|brings them back|most important touchpoint|important touchpoints|what makes customers leave us|what makes them stay|impact on loyalty|satisfaction drivers',
  'q.friction':
    'friction|frustration|frustrated|frustrating|rage click|rage clicks|dead click|dead clicks|struggle|struggling|stuck|get stuck|errors|pain points|slow pages|back and forth|loops|annoy|annoys|annoying|hard time|problems on the site',
  'q.touchpoint-inventory':
    'touchpoint|touchpoints|touch points|touchpoint inventory|inventory of touchpoints|all our touchpoints|which touchpoints|touchpoints to keep|touchpoints to repair|touchpoints to fix|keep or repair|repair or rebuild',
  'q.page-heat':
    'heat map|heat maps|heatmap|heatmaps|click map|click maps|scroll map|scroll depth|where do they click|where do people click|where do visitors click|where do users click|where do customers click|where do shoppers click|how far do they scroll|how far do people scroll|how far do they read|how far do people read|how far is the page read|clicks on the page|clicks on a page',
  'q.what-changed':
    'what changed|effect of|impact of|before and after|since the redesign|after the redesign|redesign|new version|launch|release|did it work|did it help|price increase|price rise|happened after',
  'q.situations':
    'situation|situations|seasonality|season to season|ramadan to ramadan|compared with last ramadan|than last ramadan|vs last ramadan|versus last ramadan|ramadan vs ramadan|ramadan over ramadan|between ramadans|each ramadan|every ramadan|eid to eid|last eid|what would happen|what if|next ramadan|each season|effect of ramadan|impact of ramadan',
  'q.conformance':
    'conformance|conform|as planned|planned journey|follow the plan|follow the process|deviate|deviation|deviations|deviations from|skip steps|skipped steps|skip a step|skipping steps|in the right order|wrong order|out of sequence|out of order|happy path|by the book|compliance',
  'q.flow':
    'which steps|what steps|path|paths|flow|flow diagram|journey|journeys|process map|sankey|routes|route|what do they do|what do people do|what do customers do|do next|next steps|step by step|steps do people take|usual way|go next|variants|most common way',
  'how-many': 'how many|count of|number of|count|how often',
  'how-much': 'how much|how big|amount of',
  share: 'share|share of|percentage|percent|what percentage|rate|ratio|proportion|what share|fraction',
  why: 'why|how come|reason|reasons|cause|causes|because of what|what makes',
  where: 'where|at which step|which step|in which step|what step|at what point',
  which: 'which|what channel|which one',
  who: 'who|those who|people who|customers who|users who|visitors who|shoppers who|everyone who|that',
  what: 'what',
  happens: 'happens|happen|happened|come next|comes next|next',
  leave: 'leave|left|leaving|quit|exit|exits|drop|dropped|dropping|go away|lost|losing|lose|bounce|stop',
  'come-back':
    'come back|comes back|came back|coming back|return to us|returning|again|come again|buy again|order again|second order|loyal|revisit',
  'come-from':
    'come from|came from|comes from|arrive from|coming from|source|sources|origin|find us|found us',
  bring:
    'bring|brings|brought|bringing|generate|generates|drive|drives|drove|lead to|leads to|earn|earns|produce|sell|sells|responsible',
  most: 'most|best|top|biggest|highest|strongest|main',
  effect:
    'effect|impact|influence|affect|affected|difference|help|helped|work|worked|improve|improved|hurt|change|changed',
  duration:
    'how long|how long does it take|how quickly|how fast|time to|time between|days between|time from|take to|takes to|average time|median time',
  forecast:
    'forecast|predict|prediction|expect|expected|projection|will we|will there be|next month|next week|coming weeks|going to be',
  anomaly:
    'strange|odd|weird|anomaly|anomalies|unusual|outlier|outliers|strange days|spike|spikes|suspicious',
  evolve:
    'increased|decreased|go up|went up|went down|rose|fell|develop|developed|growing|grow|grown|increase|increasing|decreasing|rise|rising|fall|falling|trending|going up|going down',
  total: 'total|sum|sum of|overall',
  mean: 'average|mean|avg|on average',
  median: 'median|typical',
  p90: 'p90|90th percentile|slowest ten percent',
  'per-case': 'per person|per customer|per user|per visitor|each customer|per head',
  revenue:
    'revenue|sales|turnover|income|money|gmv|earnings|order value|basket value|spend|spent|spending|aov',
  new: 'new',
  matter: 'matter|matters|important|count most',
  people:
    'people|person|persons|customer|customers|user|users|visitor|visitors|shopper|shoppers|client|clients|unique|uniques|buyers|subscribers|guests',
  session: 'session|sessions|visit|visits',
  account: 'companies|company accounts|company|businesses|b2b accounts|organisations|organizations',
  times: 'how often|times|time a',
  'followed-by': 'then|and then|followed by|afterwards|later|next|->|=>|→|➜|⟶|>',
  after: 'after|following|once they|having',
  before: 'before|prior to|ahead of|until they|leading to|lead up to|leads up to',
  within: 'within|in less than|in under|no later than|in at most|inside|during',
  never:
    "never|not|didn't|didnt|did not|don't|dont|do not|without|but not|never did|haven't|havent|have not|no|except|hasn't|doesn't|does not|excluding|but never",
  by: 'by|broken down by|split by|grouped by|per|for each|by each|according to|across|depending on|segmented by|breakdown by|for every|and by|breakdown',
  each: 'each|every',
  from: 'from|starting at|starting from',
  to: 'to|until|till|up to|towards|into',
  in: 'in|on|at|via|through|of the',
  and: 'and|&|plus|also',
  or: 'or|versus|vs|against',
  compare:
    'compare|compared|compared to|compared with|comparison|versus|vs|vs.|against|relative to|than|in comparison with|as opposed to',
  since: 'since|starting|as of|from then',
  until: 'until|till|up to',
  between: 'between',
  'more-than': 'more than|over|above|at least|≥',
  'less-than': 'less than|under|below|at most|fewer than|≤|<',
  only: 'only|just|solely',
  'channel-word': 'channel|channels|medium',
  last: 'last|previous|preceding|prior',
  latest: 'past|latest|recent|the last few|most recent',
  this: 'this|current|the current|so far this',
  today: 'today',
  yesterday: 'yesterday',
  'all-time': 'all time|ever|since the beginning|from the beginning|of all time|since forever|whole history',
  'year-before':
    'year before|a year earlier|year earlier|year ago|a year ago|year over year|yoy|same period last year|same time last year|same month last year|previous year|year on year|last years',
  'period-before':
    'period before|previous period|month before|week before|the one before|month over month|week over week|mom|wow|preceding period|days before|quarter before|month earlier|week earlier',
  'unit.hour': 'hour|hours|hr|hrs|h',
  'unit.day': 'day|days|d',
  'unit.week': 'week|weeks|wk|wks|w',
  'unit.month': 'month|months|mo',
  'unit.quarter': 'quarter|quarters',
  'unit.year': 'year|years|yr|yrs',
  'every.hour': 'hourly|per hour|by hour|every hour|each hour|by the hour|an hour',
  'every.day': 'daily|per day|by day|every day|each day|day by day|a day|by date',
  'every.week': 'weekly|per week|by week|every week|each week|week by week|a week',
  'every.month': 'monthly|per month|by month|every month|each month|month by month|a month',
  'season.ramadan': 'ramadan|ramadhan|ramzan',
  'season.eid-al-fitr': 'eid al fitr|eid ul fitr|eid el fitr|small eid|fitr',
  'season.eid-al-adha': 'eid al adha|eid ul adha|eid el adha|big eid|adha|feast of sacrifice',
  'season.eid': 'eid',
  'season.white-friday': 'white friday|black friday',
  'season.summer': 'summer',
  'season.winter': 'winter',
  'season.back-to-school': 'back to school',
  'season.national-day': 'national day',
  small:
    'a|an|the|is|are|was|were|do|does|did|be|been|has|have|had|it|its|they|their|them|we|us|our|i|me|my|you|please|show|show me|tell me|give me|can|could|would|will|of|for|with|as|so|many|much|any|some|those|these|there|here|who|this|that|and|on|at|all|about|get|gets|actually|really|want|like|know|to know|list|see|go|went|going|take|takes|steps|step|events|event|within|how|if|site|website|shop|store we|number|if we|let|us see|too|also|just|ok|hi|hello|make|makes|things|thing|happen to|ones|one|him|her|his|make of|us about|him about|which are|came|come|data|report|chart|question|not at all|yet|already|even|still|both|from our|when',
}
