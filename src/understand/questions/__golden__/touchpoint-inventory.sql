-- touchpoint-inventory
-- p0 = 1 (UInt32)
-- p1 = 1 (UInt32)
-- p2 = 1 (UInt32)
-- p3 = 1 (UInt32)
-- p4 = 0 (UInt16)
-- p5 = 4 (Int64)
-- p6 = 2 (Int64)
-- p7 = 1 (UInt32)
-- p8 = 0 (UInt16)
-- p9 = 1 (Int64)
-- p10 = 10000 (Int64)
-- p11 = 3 (Int64)
-- p12 = 1 (UInt32)
-- p13 = 1 (UInt32)
-- p14 = 0 (UInt16)
-- p15 = 1 (Int64)
-- p16 = 10000 (Int64)
-- p17 = 1 (UInt32)
-- p18 = 1 (UInt32)
-- p19 = 1 (UInt32)
-- p20 = 0 (UInt16)
-- p21 = 4 (Int64)
-- p22 = 1 (UInt32)
-- p23 = 1 (UInt32)
-- p24 = 1 (UInt32)
-- p25 = 0 (UInt16)
-- p26 = 4 (Int64)
-- p27 = 2 (Int64)
-- p28 = 10000 (Int64)
-- p29 = 15000 (Int64)
-- p30 = 1 (UInt32)
-- p31 = 1 (UInt32)
-- p32 = 2208988800000 (Int64)
-- p33 = ["Rage Click"] (Array(String))
-- p34 = 1 (Int64)
-- p35 = ["Dead Click"] (Array(String))
-- p36 = 2 (Int64)
-- p37 = ["Script Error","Form Error","Payment Failed","Checkout Timed Out","Delivery Attempt Failed"] (Array(String))
-- p38 = 3 (Int64)
-- p39 = ["Slow Page Measured"] (Array(String))
-- p40 = ["Page Measured"] (Array(String))
-- p41 = 4000 (Int64)
-- p42 = 4 (Int64)
-- p43 = ["Products Searched"] (Array(String))
-- p44 = 5 (Int64)
-- p45 = ["Support Contacted"] (Array(String))
-- p46 = 20 (Int64)
-- p47 = ["Support Replied"] (Array(String))
-- p48 = 21 (Int64)
-- p49 = ["Support Contacted"] (Array(String))
-- p50 = "Order Completed" (String)
-- p51 = ["Page Left","Page Measured"] (Array(String))
-- p52 = "Product Reviewed" (String)
-- p53 = 1 (Int64)
-- p54 = "NPS Answered" (String)
-- p55 = 2 (Int64)
-- p56 = "CSAT Answered" (String)
-- p57 = 3 (Int64)
-- p58 = "CES Answered" (String)
-- p59 = 4 (Int64)
-- p60 = "Review Creation" (String)
-- p61 = 5 (Int64)
-- p62 = "Product Reviewed" (String)
-- p63 = "Product Reviewed" (String)
-- p64 = 1 (Int64)
-- p65 = 4 (Int64)
-- p66 = "NPS Answered" (String)
-- p67 = "NPS Answered" (String)
-- p68 = 0 (Int64)
-- p69 = 10 (Int64)
-- p70 = "CSAT Answered" (String)
-- p71 = "CSAT Answered" (String)
-- p72 = 1 (Int64)
-- p73 = 4 (Int64)
-- p74 = "CES Answered" (String)
-- p75 = "CES Answered" (String)
-- p76 = 1 (Int64)
-- p77 = 6 (Int64)
-- p78 = "Review Creation" (String)
-- p79 = "Review Creation" (String)
-- p80 = 1 (Int64)
-- p81 = 4 (Int64)
-- p82 = "Product Reviewed" (String)
-- p83 = "Product Reviewed" (String)
-- p84 = 2 (Int64)
-- p85 = "NPS Answered" (String)
-- p86 = "NPS Answered" (String)
-- p87 = 6 (Int64)
-- p88 = "CSAT Answered" (String)
-- p89 = "CSAT Answered" (String)
-- p90 = 2 (Int64)
-- p91 = "CES Answered" (String)
-- p92 = "CES Answered" (String)
-- p93 = 3 (Int64)
-- p94 = "Review Creation" (String)
-- p95 = "Review Creation" (String)
-- p96 = 2 (Int64)
-- p97 = 1 (UInt32)
-- p98 = 1073741827 (UInt32)
-- p99 = ["Page Left"] (Array(String))
-- p100 = 1 (UInt32)
-- p101 = 1 (UInt32)
-- p102 = 1 (UInt32)
-- p103 = 1 (UInt32)
-- p104 = 604800000 (Int64)
-- p105 = 3 (Int64)
-- p106 = 1 (Int64)
-- p107 = 21 (Int64)
-- p108 = 1 (Int64)
-- p109 = 1 (Int64)
-- p110 = 2 (Int64)
-- p111 = 2 (Int64)
-- p112 = 3 (Int64)
-- p113 = 3 (Int64)
-- p114 = 4 (Int64)
-- p115 = 4 (Int64)
-- p116 = 5 (Int64)
-- p117 = 5 (Int64)
-- p118 = 20 (Int64)
-- p119 = 1209600000 (Int64)
-- p120 = 6 (Int64)
-- p121 = 20 (Int64)
-- p122 = 86400000 (Int64)
-- p123 = 1 (UInt32)
-- p124 = 2208988800000 (Int64)
-- p125 = 1 (UInt32)
-- p126 = 0 (UInt16)
-- p127 = 1 (Int64)
-- p128 = 1 (UInt32)
-- p129 = 0 (UInt16)
-- p130 = 4 (Int64)
-- p131 = 2 (Int64)
-- p132 = 2208988800000 (Int64)
-- p133 = 1 (UInt32)
-- p134 = 1073741827 (UInt32)
-- p135 = 2208988800000 (Int64)
-- p136 = 86400000 (Int64)
-- p137 = 7 (Int64)
-- p138 = 1800000 (Int64)
-- p139 = 8 (Int64)
-- p140 = 300000 (Int64)
-- p141 = 9 (Int64)
-- p142 = 20 (Int64)
-- p143 = 3600000 (Int64)
-- p144 = [1,2,3,4] (Array(Int64))
-- p145 = 1209600000 (Int64)
-- p146 = 1 (Int64)
-- p147 = 2 (Int64)
-- p148 = 3 (Int64)
-- p149 = 4 (Int64)
-- p150 = 5 (Int64)
-- p151 = 604800000 (Int64)
-- p152 = 1 (UInt32)
-- p153 = 2208988800000 (Int64)
-- p154 = 1 (UInt32)
-- p155 = 0 (UInt16)
-- p156 = 1 (Int64)
-- p157 = 1 (UInt32)
-- p158 = 0 (UInt16)
-- p159 = 4 (Int64)
-- p160 = 2 (Int64)
-- p161 = 2208988800000 (Int64)
-- p162 = 1 (UInt32)
-- p163 = 1073741827 (UInt32)
-- p164 = 2208988800000 (Int64)
-- p165 = 604800000 (Int64)
-- p166 = 20 (Int64)
-- p167 = 1 (UInt32)
-- p168 = 1 (UInt32)
-- p169 = 1 (UInt32)
-- p170 = 1 (UInt32)
-- p171 = 0 (UInt16)
-- p172 = 4 (Int64)
-- p173 = 2 (Int64)
-- p174 = 1 (UInt32)
-- p175 = 0 (UInt16)
-- p176 = 1 (Int64)
-- p177 = 10000 (Int64)
-- p178 = 3 (Int64)
-- p179 = 1 (UInt32)
-- p180 = 1 (UInt32)
-- p181 = 0 (UInt16)
-- p182 = 1 (Int64)
-- p183 = 10000 (Int64)
-- p184 = 1 (UInt32)
-- p185 = 1 (UInt32)
-- p186 = 1 (UInt32)
-- p187 = 0 (UInt16)
-- p188 = 4 (Int64)
-- p189 = 1 (UInt32)
-- p190 = 1 (UInt32)
-- p191 = 1 (UInt32)
-- p192 = 0 (UInt16)
-- p193 = 4 (Int64)
-- p194 = 2 (Int64)
-- p195 = 10000 (Int64)
-- p196 = 1 (UInt32)
-- p197 = ["Page Left","Page Measured"] (Array(String))
-- p198 = 1 (UInt32)
-- p199 = ["Page Left","Page Measured"] (Array(String))
-- p200 = 1 (UInt32)
-- p201 = ["Page Left","Page Measured"] (Array(String))
-- p202 = 1 (UInt32)
-- p203 = ["Page Left","Page Measured"] (Array(String))
-- p204 = 1 (UInt32)
-- p205 = ["Page Left","Page Measured"] (Array(String))
-- p206 = 501 (Int64)
WITH seen AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p2:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p3:UInt32} AND kind = {p4:UInt16} AND revision = tupleElement(fold_state, {p5:Int64}) AND batch > tupleElement(fold_state, {p6:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p7:UInt32} AND kind = {p8:UInt16} AND generation = tupleElement(fold_state, {p9:Int64}) AND length(codes) > {p10:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p11:Int64}) AND workspace = {p12:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p13:UInt32} AND kind = {p14:UInt16} AND generation = tupleElement(fold_state, {p15:Int64}) AND length(codes) <= {p16:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p17:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p18:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p19:UInt32} AND kind = {p20:UInt16} AND revision = tupleElement(fold_state, {p21:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p22:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p23:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p24:UInt32} AND kind = {p25:UInt16} AND revision = tupleElement(fold_state, {p26:Int64}) AND batch > tupleElement(fold_state, {p27:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p28:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1
),
chosen AS (
SELECT * FROM (
      SELECT case AS owner, case, label, bitShiftRight(steps[1], 16) AS begins, bitShiftRight(steps[-1], 16) AS ends, count() OVER () AS total
      FROM seen WHERE 1
    ) ORDER BY case LIMIT {p29:Int64}
),
told AS (
SELECT picked.2 AS case, picked.3 AS label, picked.6 AS total, * EXCEPT (picked, event_owner), if(page != '', page, name) AS node FROM (
      WITH (SELECT groupArray((owner, case, label, begins, ends, total)) FROM chosen) AS found
      SELECT picked, logged.* FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p30:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p31:UInt32})), trace)) AS event_owner, toUInt64(toUnixTimestamp64Milli(time) + {p32:Int64}) AS ms, ordinal, call, message_id, toString(name) AS name, ifNull(toString(properties.`$context`.`page`.`path`), '') AS page, toUInt8(multiIf(name IN ({p33:Array(String)}), {p34:Int64}, name IN ({p35:Array(String)}), {p36:Int64}, name IN ({p37:Array(String)}), {p38:Int64}, name IN ({p39:Array(String)}) OR name IN ({p40:Array(String)}) AND (ifNull(toString(properties.`slow`), '') = 'true' OR ifNull(toFloat64OrNull(ifNull(toString(properties.`lcp`), '')) > {p41:Int64}, 0)), {p42:Int64}, name IN ({p43:Array(String)}) AND ifNull(toFloat64OrNull(ifNull(toString(properties.`results`), '')) = 0, 0), {p44:Int64}, name IN ({p45:Array(String)}), {p46:Int64}, name IN ({p47:Array(String)}), {p48:Int64}, 0)) AS signal, if(name IN ({p49:Array(String)}) AND notEmpty(arrayFilter(one -> one != '', [ifNull(toString(properties.`order_id`), ''), ifNull(toString(properties.`topic`), '')])), arrayStringConcat([ifNull(toString(properties.`order_id`), ''), ifNull(toString(properties.`topic`), '')], '\n'), '') AS matter, toUInt8((name = {p50:String})) AS is_goal, (toUInt8(name NOT IN ({p51:Array(String)})), toString(name), toString(channel), toUInt8(0), is_goal,
    toUInt8(multiIf(NOT isNaN(if(name = {p52:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan)), {p53:Int64}, NOT isNaN(if(name = {p54:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), {p55:Int64}, NOT isNaN(if(name = {p56:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), {p57:Int64}, NOT isNaN(if(name = {p58:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), {p59:Int64}, NOT isNaN(if(name = {p60:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`review_score`), '')), nan), nan)), {p61:Int64}, 0)), toFloat64(multiIf(NOT isNaN(if(name = {p62:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan)), round(greatest(0., least(100., 100 * (if(name = {p63:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan) - {p64:Int64}) / {p65:Int64}))), NOT isNaN(if(name = {p66:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), round(greatest(0., least(100., 100 * (if(name = {p67:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) - {p68:Int64}) / {p69:Int64}))), NOT isNaN(if(name = {p70:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), round(greatest(0., least(100., 100 * (if(name = {p71:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) - {p72:Int64}) / {p73:Int64}))), NOT isNaN(if(name = {p74:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), round(greatest(0., least(100., 100 * (if(name = {p75:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) - {p76:Int64}) / {p77:Int64}))), NOT isNaN(if(name = {p78:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`review_score`), '')), nan), nan)), round(greatest(0., least(100., 100 * (if(name = {p79:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`review_score`), '')), nan), nan) - {p80:Int64}) / {p81:Int64}))), 0.)), toUInt8(multiIf(NOT isNaN(if(name = {p82:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan)), if(name = {p83:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan) <= {p84:Int64}, NOT isNaN(if(name = {p85:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), if(name = {p86:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) <= {p87:Int64}, NOT isNaN(if(name = {p88:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), if(name = {p89:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) <= {p90:Int64}, NOT isNaN(if(name = {p91:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan)), if(name = {p92:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`score`), '')), nan), nan) <= {p93:Int64}, NOT isNaN(if(name = {p94:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`review_score`), '')), nan), nan)), if(name = {p95:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`review_score`), '')), nan), nan) <= {p96:Int64}, 0))) AS carried FROM events WHERE workspace = {p97:UInt32} AND type != 'system' AND bitAnd(flags, {p98:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND name NOT IN ({p99:Array(String)}) AND trace IN (SELECT arrayJoin(found).1 UNION ALL SELECT trace FROM persons WHERE workspace = {p100:UInt32} AND person IN (SELECT arrayJoin(found).1) UNION ALL SELECT trace FROM person_changes WHERE workspace = {p101:UInt32} AND person IN (SELECT arrayJoin(found).1)) AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p102:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p103:UInt32})), trace)) IN (SELECT arrayJoin(found).1)))) AS logged
      INNER JOIN (SELECT arrayJoin(found) AS picked, picked.1 AS picked_owner) AS those ON logged.event_owner = those.picked_owner
      WHERE logged.ms >= picked.4 AND logged.ms <= picked.5
    )
),
whole AS (
SELECT case, any(label) AS label, any(total) AS total,
        arraySort(groupArray((ms, ordinal, call, message_id, node, page != '', signal, matter, is_goal, carried))) AS items FROM told GROUP BY case
),
followed AS (
SELECT case, label, total, place, item.1 AS ms, item.5 AS node, item.6 AS is_page, item.7 AS signal, item.8 AS matter, next_at, item.10 AS carried
    FROM (SELECT case, label, total, items, arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap(item -> if(item.9 = 1, item.1, 0), items), 1)) AS nexts FROM whole) ARRAY JOIN items AS item, nexts AS next_at, arrayEnumerate(items) AS place
),
windowed AS (
SELECT case, label, total, place, ms, node, is_page, signal, matter, node_1, node_2, node_3, ms_3, arrives, next_at, carried,
      next_at > 0 AND next_at - ms <= {p104:Int64} AS goes_on,
      lagInFrame(ms, {p105:Int64}, toUInt64(0)) OVER (PARTITION BY case, node, arrives ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS arrived,
      lagInFrame(ms, {p106:Int64}, toUInt64(0)) OVER (PARTITION BY case, matter, signal ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS contacted,
      minIf(ms, signal = {p107:Int64}) OVER (PARTITION BY case ORDER BY place ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS replied
    FROM (
      SELECT *, lagInFrame(node, 1, '') OVER (PARTITION BY case ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS node_1, lagInFrame(node, 2, '') OVER (PARTITION BY case ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS node_2,
        lagInFrame(node, 3, '') OVER (PARTITION BY case ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS node_3, lagInFrame(ms, 3, toUInt64(0)) OVER (PARTITION BY case ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ms_3, node != node_1 AS arrives FROM followed
    )
),
met AS (
SELECT case, label, total, node, is_page, place, goes_on, arrayFilter(kind -> kind > 0, [if(signal = {p108:Int64}, toUInt8({p109:Int64}), toUInt8(0)), if(signal = {p110:Int64}, toUInt8({p111:Int64}), toUInt8(0)), if(signal = {p112:Int64}, toUInt8({p113:Int64}), toUInt8(0)), if(signal = {p114:Int64}, toUInt8({p115:Int64}), toUInt8(0)), if(signal = {p116:Int64}, toUInt8({p117:Int64}), toUInt8(0)), if(signal = {p118:Int64} AND matter != '' AND contacted > 0 AND ms - contacted <= {p119:Int64}, toUInt8({p120:Int64}), toUInt8(0)), if(signal = {p121:Int64} AND ms + {p122:Int64} <= toUInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p123:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p124:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p125:UInt32} AND kind = {p126:UInt16} AND generation = tupleElement(fold_state, {p127:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p128:UInt32} AND kind = {p129:UInt16} AND revision = tupleElement(fold_state, {p130:Int64}) AND batch > tupleElement(fold_state, {p131:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p132:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p133:UInt32} AND type != 'system' AND bitAnd(flags, {p134:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p135:Int64}) AND (replied = 0 OR replied - ms > {p136:Int64}), toUInt8({p137:Int64}), toUInt8(0)), if(arrives AND arrived > 0 AND ms - arrived <= {p138:Int64}, toUInt8({p139:Int64}), toUInt8(0)), if(node_3 != '' AND node = node_2 AND node_1 = node_3 AND node != node_1 AND ms - ms_3 <= {p140:Int64}, toUInt8({p141:Int64}), toUInt8(0))]) AS kinds, ms, next_at, carried FROM windowed
),
told_cases AS (
SELECT case, any(label) AS label, any(total) AS total, toUInt8(sipHash64(case) % {p142:Int64}) AS part,
        arraySort(event -> event.1, groupArray((place, ms, next_at, kinds, carried))) AS events
      FROM met GROUP BY case
),
visits AS (
SELECT case, label, total, part, item.1 AS touch, item.2 AS name, item.3 AS channel, item.4 AS is_page, item.5 AS is_goal, item.6 AS kinds, item.7 AS said,
      item.8 AS known, item.9 AS reached, point, if(touch = 1 AND is_goal = 0, nth = 1, 0) AS stands, passed
    FROM (
      SELECT *, arrayConcat([(toUInt64(0), toUInt32(0))], arrayMap((here, nth) -> (here, nth), points, arrayEnumerateUniq(points))) AS standing,
        arrayResize([arrayConcat(arrayMap(point -> (point, toUInt8(1)), arrayFilter((point, nth, is_goal, known) -> nth = 1 AND is_goal = 1 AND known = 1, points, arrayEnumerateUniq(points), met_here.5, met_here.8) AS straight),
          if(met_here.8[-1] = 1 AND NOT has(points, greatest(1, sipHash64(names_met[length(met_here)], channels_met[length(met_here)], toUInt8(floor(log2(length(met_here) + 1))), toUInt8(arraySum(goals) > 0))) AS last_point) AND NOT has(straight, last_point), [(last_point, toUInt8(0))], []))], 1 + length(met_here)) AS all_passed,
        arrayConcat([(toUInt8(0), '', '', toUInt8(0), toUInt8(0), emptyArrayUInt8(), arrayMap(event -> (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), arrayFilter(event -> event.5.6 > 0, events)), toUInt8(0), toUInt8(0), toUInt8(0))], met_here) AS items
      FROM (
        SELECT *, walked AS met_here, met_here.2 AS names_met, met_here.3 AS channels_met,
          arrayMap((before, nth, item) -> greatest(1, sipHash64(before.1, before.2, toUInt8(floor(log2(nth))), item.10)),
            arrayShiftRight(arrayZip(names_met, channels_met), 1), arrayEnumerate(met_here), met_here) AS points
        FROM (
          SELECT case, label, total, part, events,
            arrayMap((event, after) -> arrayDistinct(arrayConcat(event.4, if(after.1 > 0 AND after.2 - event.2 <= {p143:Int64}, arrayFilter(kind -> kind IN {p144:Array(Int64)}, after.4), emptyArrayUInt8()))), events, arrayShiftLeft(events, 1)) AS all_kinds,
            arrayMap((event, answer_1, answer_2, answer_3, answer_4, answer_5) -> arrayFilter(answer -> answer.1 > 0 AND answer.2 - event.2 <= {p145:Int64}, [answer_1, answer_2, answer_3, answer_4, answer_5]), events, arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p146:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p147:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p148:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p149:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p150:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1)) AS all_said, arrayMap(event -> event.5.5, events) AS goals,
            arrayFilter(item -> item.1 = 1, arrayMap((event, kinds, said, done) -> (
              event.5.1, event.5.2, event.5.3, event.5.4, event.5.5, kinds, said,
              toUInt8(event.2 + {p151:Int64} <= toUInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p152:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p153:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p154:UInt32} AND kind = {p155:UInt16} AND generation = tupleElement(fold_state, {p156:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p157:UInt32} AND kind = {p158:UInt16} AND revision = tupleElement(fold_state, {p159:Int64}) AND batch > tupleElement(fold_state, {p160:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p161:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p162:UInt32} AND type != 'system' AND bitAnd(flags, {p163:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p164:Int64})), toUInt8(event.5.5 = 1 OR event.3 > 0 AND event.3 - event.2 <= {p165:Int64}), toUInt8(done > event.5.5)
            ), events, all_kinds, all_said, arrayCumSum(goals))) AS walked
          FROM told_cases
        )
      )
    ) ARRAY JOIN items AS item, standing.1 AS point, standing.2 AS nth, all_passed AS passed
),
lived AS (
SELECT case, any(label) AS label, any(total) AS total, any(part) AS part, touch, name, channel, max(is_page) AS is_page, max(is_goal) AS is_goal,
        count() AS visits, countIf(notEmpty(kinds)) AS troubled, sumMap(kinds, arrayMap(kind -> toUInt64(1), kinds)) AS kind_times, groupUniqArrayArray(said) AS answers,
        groupArrayIf((point, reached), stands = 1 AND known = 1) AS stood, countIf(stands = 1 AND known = 0) AS young,
        groupArrayArray(passed) AS passed
      FROM visits GROUP BY case, touch, name, channel
),
at_points AS (
SELECT touch, name, channel, part, at.1 AS point, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total,
        sumForEach(if(point = 0, CAST([1, visits * touch, troubled, troubled > 0, length(answers), arraySum(answers.3), arraySum(answer -> answer.3 * answer.3, answers), arraySum(answers.4), has(answers.4, 1), length(stood), has(stood.2, 0), young] AS Array(Float64)), CAST([at.3, at.2 * at.3, 1, at.2] AS Array(Float64)))) AS sums,
        sumMap(if(point = 0, kind_times.1, emptyArrayUInt8()), if(point = 0, kind_times.2, emptyArrayUInt64())) AS kind_sums
      FROM lived ARRAY JOIN arrayConcat([(toUInt64(0), toUInt8(0), toUInt8(0))], arrayMap(one -> (one.1, one.2, toUInt8(1)), stood), arrayMap(one -> (one.1, one.2, toUInt8(0)), passed)) AS at
      GROUP BY touch, name, channel, part, point
),
in_parts AS (
SELECT touch, name, channel, point, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total, groupArrayInsertAt(CAST([] AS Array(Float64)), {p166:Int64})(sums, part) AS sums,
        sumMap(kind_sums.1, kind_sums.2) AS kind_sums, arrayMap(sum -> sum[1], sums) AS here, arrayMap(sum -> sum[2], sums) AS here_reached,
        arrayMap(sum -> sum[3], sums) AS any_here, arrayMap(sum -> sum[4], sums) AS any_reached
      FROM at_points GROUP BY touch, name, channel, point
),
beside AS (
SELECT *, sumForEach(here) OVER at_point AS elsewhere_n, sumForEach(here_reached) OVER at_point AS elsewhere_y,
        sumForEach(any_here) OVER at_point AS everybody_n, sumForEach(any_reached) OVER at_point AS everybody_y
      FROM in_parts WINDOW at_point AS (PARTITION BY point)
),
compared AS (
SELECT touch, name, channel, point, is_page, is_goal, total, sums, kind_sums,
      arrayConcat([arraySum(here)], arrayMap(one -> arraySum(here) - one, here)) AS n1, arrayConcat([arraySum(here_reached)], arrayMap(one -> arraySum(here_reached) - one, here_reached)) AS y1,
      arrayConcat([arraySum(elsewhere_n)], arrayMap(one -> arraySum(elsewhere_n) - one, elsewhere_n)) AS elsewhere_all, arrayConcat([arraySum(elsewhere_y)], arrayMap(one -> arraySum(elsewhere_y) - one, elsewhere_y)) AS elsewhere_all_reached, arrayMap((n, n1) -> n - n1, elsewhere_all, n1) AS elsewhere_n0,
      arrayMap((n, n1) -> if(n > 0, n1 * (n - n1) / n, 0), elsewhere_all, n1) AS elsewhere_weight,
      arrayMap((n, n1, y, y1) -> if(n > 0, (y1 * (n - n1) - (y - y1) * n1) / n, 0), elsewhere_all, n1, elsewhere_all_reached, y1) AS elsewhere_gain,
      if(elsewhere_all[1] > 0, y1[1] * elsewhere_n0[1] / elsewhere_all[1], 0) AS elsewhere_reached_weight,
      if(elsewhere_all[1] > 1, n1[1] * elsewhere_n0[1] * elsewhere_all_reached[1] * (elsewhere_all[1] - elsewhere_all_reached[1]) / (elsewhere_all[1] * elsewhere_all[1] * (elsewhere_all[1] - 1)), 0) AS elsewhere_point_variance, arrayConcat([arraySum(everybody_n)], arrayMap(one -> arraySum(everybody_n) - one, everybody_n)) AS everybody_all, arrayConcat([arraySum(everybody_y)], arrayMap(one -> arraySum(everybody_y) - one, everybody_y)) AS everybody_all_reached, arrayMap((n, n1) -> n - n1, everybody_all, n1) AS everybody_n0,
      arrayMap((n, n1) -> if(n > 0, n1 * (n - n1) / n, 0), everybody_all, n1) AS everybody_weight,
      arrayMap((n, n1, y, y1) -> if(n > 0, (y1 * (n - n1) - (y - y1) * n1) / n, 0), everybody_all, n1, everybody_all_reached, y1) AS everybody_gain,
      if(everybody_all[1] > 0, y1[1] * everybody_n0[1] / everybody_all[1], 0) AS everybody_reached_weight,
      if(everybody_all[1] > 1, n1[1] * everybody_n0[1] * everybody_all_reached[1] * (everybody_all[1] - everybody_all_reached[1]) / (everybody_all[1] * everybody_all[1] * (everybody_all[1] - 1)), 0) AS everybody_point_variance
    FROM beside
),
facts AS (
SELECT touch, name, channel, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total,
        anyIf(sums, point = 0) AS sums, sumMap(kind_sums.1, kind_sums.2) AS kind_sums,
        (sumForEachIf(elsewhere_gain, point > 0), sumForEachIf(elsewhere_weight, point > 0), sumIf(elsewhere_reached_weight, point > 0),
          sumIf(elsewhere_point_variance, point > 0), sumIf(n1[1], point > 0 AND elsewhere_n0[1] > 0), sumIf(elsewhere_n0[1], point > 0)) AS elsewhere, (sumForEachIf(everybody_gain, point > 0), sumForEachIf(everybody_weight, point > 0), sumIf(everybody_reached_weight, point > 0),
          sumIf(everybody_point_variance, point > 0), sumIf(n1[1], point > 0 AND everybody_n0[1] > 0), sumIf(everybody_n0[1], point > 0)) AS everybody
      FROM compared GROUP BY touch, name, channel
),
crowd AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p167:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p168:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p169:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p170:UInt32} AND kind = {p171:UInt16} AND revision = tupleElement(fold_state, {p172:Int64}) AND batch > tupleElement(fold_state, {p173:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p174:UInt32} AND kind = {p175:UInt16} AND generation = tupleElement(fold_state, {p176:Int64}) AND length(codes) > {p177:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p178:Int64}) AND workspace = {p179:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p180:UInt32} AND kind = {p181:UInt16} AND generation = tupleElement(fold_state, {p182:Int64}) AND length(codes) <= {p183:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p184:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p185:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p186:UInt32} AND kind = {p187:UInt16} AND revision = tupleElement(fold_state, {p188:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p189:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p190:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p191:UInt32} AND kind = {p192:UInt16} AND revision = tupleElement(fold_state, {p193:Int64}) AND batch > tupleElement(fold_state, {p194:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p195:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1
),
traffic AS (
SELECT (SELECT groupArray(name) FROM (SELECT DISTINCT (name, channel) AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p196:UInt32} AND NOT has({p197:Array(String)}, name)) ORDER BY name))[node].1 AS name, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, channel) AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p198:UInt32} AND NOT has({p199:Array(String)}, name)) ORDER BY name))[node].2 AS channel, count() AS times, countIf(nth = 1) AS cases
      FROM (SELECT if((SELECT count() > 0 FROM journey_codes FINAL WHERE workspace = {p200:UInt32} AND has({p201:Array(String)}, name)), arrayFilter(node -> node > 0, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, channel))) AS node FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p202:UInt32} AND NOT has({p203:Array(String)}, name))))[toUInt16(s) + 1], steps)), arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, channel))) AS node FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p204:UInt32} AND NOT has({p205:Array(String)}, name))))[toUInt16(s) + 1], steps)) AS nodes FROM crowd)
      ARRAY JOIN nodes AS node, arrayEnumerateUniq(nodes) AS nth GROUP BY node
)
SELECT *, count() OVER () AS found FROM (SELECT t.touch AS touch, t.name AS name, t.channel AS channel, t.cases AS cases, t.times AS times, is_page, is_goal, total, sums, kind_sums.1 AS kinds, kind_sums.2 AS kind_visits, elsewhere, everybody
    FROM (
      SELECT toUInt8(1) AS touch, name, channel, cases, times FROM traffic UNION ALL SELECT toUInt8(0), '', '', toUInt64(0), toUInt64(0)
    ) AS t LEFT JOIN facts AS f ON t.touch = f.touch AND t.name = f.name AND t.channel = f.channel) ORDER BY touch, cases DESC, name, channel LIMIT {p206:Int64}
