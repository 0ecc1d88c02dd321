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
-- p104 = 1048575 (Int64)
-- p105 = 3 (Int64)
-- p106 = 3 (Int64)
-- p107 = 1048575 (Int64)
-- p108 = 1 (Int64)
-- p109 = 1 (Int64)
-- p110 = 21 (Int64)
-- p111 = 300000 (Int64)
-- p112 = 604800000 (Int64)
-- p113 = 1 (Int64)
-- p114 = 1 (Int64)
-- p115 = 2 (Int64)
-- p116 = 2 (Int64)
-- p117 = 3 (Int64)
-- p118 = 3 (Int64)
-- p119 = 4 (Int64)
-- p120 = 4 (Int64)
-- p121 = 5 (Int64)
-- p122 = 5 (Int64)
-- p123 = 20 (Int64)
-- p124 = 1209600000 (Int64)
-- p125 = 6 (Int64)
-- p126 = 20 (Int64)
-- p127 = 86400000 (Int64)
-- p128 = 1 (UInt32)
-- p129 = 2208988800000 (Int64)
-- p130 = 1 (UInt32)
-- p131 = 0 (UInt16)
-- p132 = 1 (Int64)
-- p133 = 1 (UInt32)
-- p134 = 0 (UInt16)
-- p135 = 4 (Int64)
-- p136 = 2 (Int64)
-- p137 = 2208988800000 (Int64)
-- p138 = 1 (UInt32)
-- p139 = 1073741827 (UInt32)
-- p140 = 2208988800000 (Int64)
-- p141 = 86400000 (Int64)
-- p142 = 7 (Int64)
-- p143 = 1800000 (Int64)
-- p144 = 8 (Int64)
-- p145 = 9 (Int64)
-- p146 = 20 (Int64)
-- p147 = 3600000 (Int64)
-- p148 = [1,2,3,4] (Array(Int64))
-- p149 = 1209600000 (Int64)
-- p150 = 1 (Int64)
-- p151 = 2 (Int64)
-- p152 = 3 (Int64)
-- p153 = 4 (Int64)
-- p154 = 5 (Int64)
-- p155 = 604800000 (Int64)
-- p156 = 1 (UInt32)
-- p157 = 2208988800000 (Int64)
-- p158 = 1 (UInt32)
-- p159 = 0 (UInt16)
-- p160 = 1 (Int64)
-- p161 = 1 (UInt32)
-- p162 = 0 (UInt16)
-- p163 = 4 (Int64)
-- p164 = 2 (Int64)
-- p165 = 2208988800000 (Int64)
-- p166 = 1 (UInt32)
-- p167 = 1073741827 (UInt32)
-- p168 = 2208988800000 (Int64)
-- p169 = 604800000 (Int64)
-- p170 = 20 (Int64)
-- p171 = 1 (UInt32)
-- p172 = 1 (UInt32)
-- p173 = 1 (UInt32)
-- p174 = 1 (UInt32)
-- p175 = 0 (UInt16)
-- p176 = 4 (Int64)
-- p177 = 2 (Int64)
-- p178 = 1 (UInt32)
-- p179 = 0 (UInt16)
-- p180 = 1 (Int64)
-- p181 = 10000 (Int64)
-- p182 = 3 (Int64)
-- p183 = 1 (UInt32)
-- p184 = 1 (UInt32)
-- p185 = 0 (UInt16)
-- p186 = 1 (Int64)
-- p187 = 10000 (Int64)
-- p188 = 1 (UInt32)
-- p189 = 1 (UInt32)
-- p190 = 1 (UInt32)
-- p191 = 0 (UInt16)
-- p192 = 4 (Int64)
-- p193 = 1 (UInt32)
-- p194 = 1 (UInt32)
-- p195 = 1 (UInt32)
-- p196 = 0 (UInt16)
-- p197 = 4 (Int64)
-- p198 = 2 (Int64)
-- p199 = 10000 (Int64)
-- p200 = 1 (UInt32)
-- p201 = ["Page Left","Page Measured"] (Array(String))
-- p202 = 1 (UInt32)
-- p203 = ["Page Left","Page Measured"] (Array(String))
-- p204 = 1 (UInt32)
-- p205 = ["Page Left","Page Measured"] (Array(String))
-- p206 = 1 (UInt32)
-- p207 = ["Page Left","Page Measured"] (Array(String))
-- p208 = 1 (UInt32)
-- p209 = ["Page Left","Page Measured"] (Array(String))
-- p210 = 501 (Int64)
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
surrounded AS (
SELECT case, label, total, items, items.1 AS mss, items.5 AS nodes, items.7 AS signals, arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap(item -> if(item.9 = 1, item.1, 0), items), 1)) AS nexts,
      arrayMap((node, node_1) -> node != node_1, nodes, arrayShiftRight(nodes, 1, '')) AS arrivals,
      arraySort((ms, key) -> bitAnd(key, {p104:Int64}), arrayMap((key, before, ms) -> if(bitShiftRight(key, 20) = bitShiftRight(before, 20), ms, 0),
        arraySort(arrayMap((agrees, place) -> bitShiftLeft(toUInt64(agrees), 20) + place, arrayEnumerateDense(nodes, arrivals), arrayEnumerate(mss)) AS arrival_keys), arrayShiftRight(arraySort(arrival_keys), {p105:Int64}), arrayShiftRight(arraySort((ms, key) -> key, mss, arrival_keys), {p106:Int64})), arraySort(arrival_keys)) AS arrived_at,
      arraySort((ms, key) -> bitAnd(key, {p107:Int64}), arrayMap((key, before, ms) -> if(bitShiftRight(key, 20) = bitShiftRight(before, 20), ms, 0),
        arraySort(arrayMap((agrees, place) -> bitShiftLeft(toUInt64(agrees), 20) + place, arrayEnumerateDense(items.8, signals), arrayEnumerate(mss)) AS contact_keys), arrayShiftRight(arraySort(contact_keys), {p108:Int64}), arrayShiftRight(arraySort((ms, key) -> key, mss, contact_keys), {p109:Int64})), arraySort(contact_keys)) AS contacted_at,
      arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap((ms, signal) -> if(signal = {p110:Int64}, ms, 0), mss, signals), 1)) AS replies,
      arrayMap((node, node_1, node_2, node_3, ms, ms_3) -> node_3 != '' AND node = node_2 AND node_1 = node_3 AND node != node_1 AND ms - ms_3 <= {p111:Int64}, nodes, arrayShiftRight(nodes, 1, ''), arrayShiftRight(nodes, 2, ''),
        arrayShiftRight(nodes, 3, ''), mss, arrayShiftRight(mss, 3)) AS turns
    FROM whole
),
met AS (
SELECT case, label, total, item.5 AS node, item.6 AS is_page, place, item.1 AS ms, next_at > 0 AND next_at - ms <= {p112:Int64} AS goes_on,
      arrayFilter(kind -> kind > 0, [if(item.7 = {p113:Int64}, toUInt8({p114:Int64}), toUInt8(0)), if(item.7 = {p115:Int64}, toUInt8({p116:Int64}), toUInt8(0)), if(item.7 = {p117:Int64}, toUInt8({p118:Int64}), toUInt8(0)), if(item.7 = {p119:Int64}, toUInt8({p120:Int64}), toUInt8(0)), if(item.7 = {p121:Int64}, toUInt8({p122:Int64}), toUInt8(0)), if(item.7 = {p123:Int64} AND item.8 != '' AND contacted > 0 AND ms - contacted <= {p124:Int64}, toUInt8({p125:Int64}), toUInt8(0)), if(item.7 = {p126:Int64} AND ms + {p127:Int64} <= toUInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p128:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p129:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p130:UInt32} AND kind = {p131:UInt16} AND generation = tupleElement(fold_state, {p132:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p133:UInt32} AND kind = {p134:UInt16} AND revision = tupleElement(fold_state, {p135:Int64}) AND batch > tupleElement(fold_state, {p136:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p137:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p138:UInt32} AND type != 'system' AND bitAnd(flags, {p139:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p140:Int64}) AND (replied = 0 OR replied - ms > {p141:Int64}), toUInt8({p142:Int64}), toUInt8(0)), if(arrives AND arrived > 0 AND ms - arrived <= {p143:Int64}, toUInt8({p144:Int64}), toUInt8(0)), if(turns_here, toUInt8({p145:Int64}), toUInt8(0))]) AS kinds, next_at, item.10 AS carried
    FROM surrounded
    ARRAY JOIN items AS item, arrayEnumerate(items) AS place, nexts AS next_at, arrivals AS arrives, arrived_at AS arrived,
      contacted_at AS contacted, replies AS replied, turns AS turns_here
),
told_cases AS (
SELECT case, any(label) AS label, any(total) AS total, toUInt8(sipHash64(case) % {p146:Int64}) AS part,
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
            arrayMap((event, after) -> arrayDistinct(arrayConcat(event.4, if(after.1 > 0 AND after.2 - event.2 <= {p147:Int64}, arrayFilter(kind -> kind IN {p148:Array(Int64)}, after.4), emptyArrayUInt8()))), events, arrayShiftLeft(events, 1)) AS all_kinds,
            arrayMap((event, answer_1, answer_2, answer_3, answer_4, answer_5) -> arrayFilter(answer -> answer.1 > 0 AND answer.2 - event.2 <= {p149:Int64}, [answer_1, answer_2, answer_3, answer_4, answer_5]), events, arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p150:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p151:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p152:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p153:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1), arrayShiftLeft(arrayReverseFill(answer -> answer.1 > 0, arrayMap(event -> if(event.5.6 = {p154:Int64}, (toUInt64(event.1), toUInt64(event.2), event.5.7, event.5.8), (toUInt64(0), toUInt64(0), toFloat64(0), toUInt8(0))), events)), 1)) AS all_said, arrayMap(event -> event.5.5, events) AS goals,
            arrayFilter(item -> item.1 = 1, arrayMap((event, kinds, said, done) -> (
              event.5.1, event.5.2, event.5.3, event.5.4, event.5.5, kinds, said,
              toUInt8(event.2 + {p155:Int64} <= toUInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p156:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p157:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p158:UInt32} AND kind = {p159:UInt16} AND generation = tupleElement(fold_state, {p160:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p161:UInt32} AND kind = {p162:UInt16} AND revision = tupleElement(fold_state, {p163:Int64}) AND batch > tupleElement(fold_state, {p164:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p165:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p166:UInt32} AND type != 'system' AND bitAnd(flags, {p167:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p168:Int64})), toUInt8(event.5.5 = 1 OR event.3 > 0 AND event.3 - event.2 <= {p169:Int64}), toUInt8(done > event.5.5)
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
SELECT touch, name, channel, point, max(is_page) AS is_page, max(is_goal) AS is_goal, max(total) AS total, groupArrayInsertAt(CAST([] AS Array(Float64)), {p170:Int64})(sums, part) AS sums,
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
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p171:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p172:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p173:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p174:UInt32} AND kind = {p175:UInt16} AND revision = tupleElement(fold_state, {p176:Int64}) AND batch > tupleElement(fold_state, {p177:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p178:UInt32} AND kind = {p179:UInt16} AND generation = tupleElement(fold_state, {p180:Int64}) AND length(codes) > {p181:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p182:Int64}) AND workspace = {p183:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p184:UInt32} AND kind = {p185:UInt16} AND generation = tupleElement(fold_state, {p186:Int64}) AND length(codes) <= {p187:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p188:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p189:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p190:UInt32} AND kind = {p191:UInt16} AND revision = tupleElement(fold_state, {p192:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p193:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p194:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p195:UInt32} AND kind = {p196:UInt16} AND revision = tupleElement(fold_state, {p197:Int64}) AND batch > tupleElement(fold_state, {p198:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p199:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1
),
traffic AS (
SELECT (SELECT groupArray(name) FROM (SELECT DISTINCT (name, channel) AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p200:UInt32} AND NOT has({p201:Array(String)}, name)) ORDER BY name))[node].1 AS name, (SELECT groupArray(name) FROM (SELECT DISTINCT (name, channel) AS name FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p202:UInt32} AND NOT has({p203:Array(String)}, name)) ORDER BY name))[node].2 AS channel, count() AS times, countIf(nth = 1) AS cases
      FROM (SELECT if((SELECT count() > 0 FROM journey_codes FINAL WHERE workspace = {p204:UInt32} AND has({p205:Array(String)}, name)), arrayFilter(node -> node > 0, arrayMap(code -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, channel))) AS node FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p206:UInt32} AND NOT has({p207:Array(String)}, name))))[code + 1], codes)), arrayMap(code -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, channel))) AS node FROM (SELECT code, name, channel FROM journey_codes FINAL WHERE workspace = {p208:UInt32} AND NOT has({p209:Array(String)}, name))))[code + 1], codes)) AS nodes FROM crowd)
      ARRAY JOIN nodes AS node, arrayEnumerateUniq(nodes) AS nth GROUP BY node
)
SELECT *, count() OVER () AS found FROM (SELECT t.touch AS touch, t.name AS name, t.channel AS channel, t.cases AS cases, t.times AS times, is_page, is_goal, total, sums, kind_sums.1 AS kinds, kind_sums.2 AS kind_visits, elsewhere, everybody
    FROM (
      SELECT toUInt8(1) AS touch, name, channel, cases, times FROM traffic UNION ALL SELECT toUInt8(0), '', '', toUInt64(0), toUInt64(0)
    ) AS t LEFT JOIN facts AS f ON t.touch = f.touch AND t.name = f.name AND t.channel = f.channel) ORDER BY touch, cases DESC, name, channel LIMIT {p210:Int64}
