-- what-changed
-- p0 = 1 (UInt32)
-- p1 = ["web"] (Array(String))
-- p2 = 1 (UInt32)
-- p3 = 1 (UInt32)
-- p4 = 1 (UInt32)
-- p5 = 1 (UInt32)
-- p6 = 0 (UInt16)
-- p7 = 4 (Int64)
-- p8 = 2 (Int64)
-- p9 = 1 (UInt32)
-- p10 = 0 (UInt16)
-- p11 = 1 (Int64)
-- p12 = 10000 (Int64)
-- p13 = 3 (Int64)
-- p14 = 1 (UInt32)
-- p15 = 1 (UInt32)
-- p16 = 0 (UInt16)
-- p17 = 1 (Int64)
-- p18 = 10000 (Int64)
-- p19 = 1 (UInt32)
-- p20 = 1 (UInt32)
-- p21 = 1 (UInt32)
-- p22 = 0 (UInt16)
-- p23 = 4 (Int64)
-- p24 = 1 (UInt32)
-- p25 = 1 (UInt32)
-- p26 = 1 (UInt32)
-- p27 = 0 (UInt16)
-- p28 = 4 (Int64)
-- p29 = 2 (Int64)
-- p30 = 10000 (Int64)
-- p31 = 0 (Int64)
-- p32 = 2208988800 (Int64)
-- p33 = 2208988800 (Int64)
-- p34 = "UTC" (String)
-- p35 = "UTC" (String)
-- p36 = "UTC" (String)
-- p37 = 6048000000 (Int64)
-- p38 = 86400 (Int64)
-- p39 = 70000 (Int64)
-- p40 = 1 (UInt32)
-- p41 = "Checkout Started" (String)
-- p42 = "261462845030400000" (UInt64)
-- p43 = "262278217728000000" (UInt64)
-- p44 = 2208988800 (Int64)
-- p45 = 2208988800 (Int64)
-- p46 = "UTC" (String)
-- p47 = "UTC" (String)
-- p48 = "UTC" (String)
-- p49 = 6048000000 (Int64)
-- p50 = 86400 (Int64)
-- p51 = 70000 (Int64)
-- p52 = 20611 (Int32)
-- p53 = 20750 (Int32)
-- p54 = 86400000 (Int64)
-- p55 = 1 (UInt32)
-- p56 = "Payment Info Entered" (String)
-- p57 = 1 (UInt32)
-- p58 = ["app"] (Array(String))
-- p59 = 1 (UInt32)
-- p60 = 1 (UInt32)
-- p61 = 1 (UInt32)
-- p62 = 1 (UInt32)
-- p63 = 0 (UInt16)
-- p64 = 4 (Int64)
-- p65 = 2 (Int64)
-- p66 = 1 (UInt32)
-- p67 = 0 (UInt16)
-- p68 = 1 (Int64)
-- p69 = 10000 (Int64)
-- p70 = 3 (Int64)
-- p71 = 1 (UInt32)
-- p72 = 1 (UInt32)
-- p73 = 0 (UInt16)
-- p74 = 1 (Int64)
-- p75 = 10000 (Int64)
-- p76 = 1 (UInt32)
-- p77 = 1 (UInt32)
-- p78 = 1 (UInt32)
-- p79 = 0 (UInt16)
-- p80 = 4 (Int64)
-- p81 = 1 (UInt32)
-- p82 = 1 (UInt32)
-- p83 = 1 (UInt32)
-- p84 = 0 (UInt16)
-- p85 = 4 (Int64)
-- p86 = 2 (Int64)
-- p87 = 10000 (Int64)
-- p88 = 1 (Int64)
-- p89 = 2208988800 (Int64)
-- p90 = 2208988800 (Int64)
-- p91 = "UTC" (String)
-- p92 = "UTC" (String)
-- p93 = "UTC" (String)
-- p94 = 6048000000 (Int64)
-- p95 = 86400 (Int64)
-- p96 = 70000 (Int64)
-- p97 = 1 (UInt32)
-- p98 = "Checkout Started" (String)
-- p99 = "261462845030400000" (UInt64)
-- p100 = "262278217728000000" (UInt64)
-- p101 = 2208988800 (Int64)
-- p102 = 2208988800 (Int64)
-- p103 = "UTC" (String)
-- p104 = "UTC" (String)
-- p105 = "UTC" (String)
-- p106 = 6048000000 (Int64)
-- p107 = 86400 (Int64)
-- p108 = 70000 (Int64)
-- p109 = 20611 (Int32)
-- p110 = 20750 (Int32)
-- p111 = 86400000 (Int64)
-- p112 = 1 (UInt32)
-- p113 = "Payment Info Entered" (String)
-- p114 = -1 (Int64)
-- p115 = 2208988800000 (Int64)
-- p116 = 2208988800 (Int64)
-- p117 = 2208988800000 (Int64)
-- p118 = 2208988800 (Int64)
-- p119 = "UTC" (String)
-- p120 = "UTC" (String)
-- p121 = "UTC" (String)
-- p122 = 6048000000 (Int64)
-- p123 = 86400 (Int64)
-- p124 = 70000 (Int64)
-- p125 = 1 (UInt32)
-- p126 = 2208988800000 (Int64)
-- p127 = 1 (UInt32)
-- p128 = 0 (UInt16)
-- p129 = 1 (Int64)
-- p130 = 1 (UInt32)
-- p131 = 0 (UInt16)
-- p132 = 4 (Int64)
-- p133 = 2 (Int64)
-- p134 = 2208988800000 (Int64)
-- p135 = 1 (UInt32)
-- p136 = 1073741827 (UInt32)
-- p137 = 2208988800000 (Int64)
-- p138 = 2208988800 (Int64)
-- p139 = 2208988800000 (Int64)
-- p140 = 2208988800 (Int64)
-- p141 = "UTC" (String)
-- p142 = "UTC" (String)
-- p143 = "UTC" (String)
-- p144 = 6048000000 (Int64)
-- p145 = 86400 (Int64)
-- p146 = 70000 (Int64)
-- p147 = 0 (Int64)
-- p148 = 1 (UInt32)
-- p149 = 2208988800000 (Int64)
-- p150 = 1 (UInt32)
-- p151 = 0 (UInt16)
-- p152 = 1 (Int64)
-- p153 = 1 (UInt32)
-- p154 = 0 (UInt16)
-- p155 = 4 (Int64)
-- p156 = 2 (Int64)
-- p157 = 2208988800000 (Int64)
-- p158 = 1 (UInt32)
-- p159 = 1073741827 (UInt32)
WITH seen_0 AS (
SELECT case, label, shown AS steps, arrayMap(s -> toUInt16(s), shown) AS codes FROM (
      SELECT case, label, arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p0:UInt32} AND (has({p1:Array(String)}, channel))), steps) AS shown FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p2:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p3:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p4:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p5:UInt32} AND kind = {p6:UInt16} AND revision = tupleElement(fold_state, {p7:Int64}) AND batch > tupleElement(fold_state, {p8:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p9:UInt32} AND kind = {p10:UInt16} AND generation = tupleElement(fold_state, {p11:Int64}) AND length(codes) > {p12:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p13:Int64}) AND workspace = {p14:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p15:UInt32} AND kind = {p16:UInt16} AND generation = tupleElement(fold_state, {p17:Int64}) AND length(codes) <= {p18:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p19:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p20:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p21:UInt32} AND kind = {p22:UInt16} AND revision = tupleElement(fold_state, {p23:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p24:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p25:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p26:UInt32} AND kind = {p27:UInt16} AND revision = tupleElement(fold_state, {p28:Int64}) AND batch > tupleElement(fold_state, {p29:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p30:Int64} AND notEmpty(touched_cases)
  ) WHERE 1
    ) WHERE notEmpty(shown)
),
daily_0 AS (
SELECT toInt8({p31:Int64}) AS grp, day, toFloat64(sum(went)) AS n, toFloat64(count()) AS of, CAST([] AS Array(String)) AS currencies
    FROM (
      SELECT case, toInt32((intDiv(((toInt64(intDiv(bitShiftRight(start.1, 16), 1000)) - {p32:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(start.1, 16), 1000)) - {p33:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p34:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p35:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p36:String}), toInt32(0))) + {p37:Int64}, {p38:Int64}) - {p39:Int64})) AS day, max(start.2) AS went
      FROM (SELECT case, arrayJoin(arrayFilter(one -> arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p40:UInt32} AND ((name = {p41:String}))) AND ((s >= {p42:UInt64} AND s < {p43:UInt64} AND toInt32((intDiv(((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p44:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p45:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p46:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p47:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p48:String}), toInt32(0))) + {p49:Int64}, {p50:Int64}) - {p51:Int64})) BETWEEN {p52:Int32} AND {p53:Int32})), [one.1]),
    arrayMap((s, e) -> (s, toUInt8(e > 0 AND bitShiftRight(e, 16) - bitShiftRight(s, 16) <= {p54:Int64})), steps, arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p55:UInt32} AND ((name = {p56:String}))), s, 0), steps)), 1)))) AS start FROM seen_0)
      GROUP BY case, day
    ) GROUP BY day
),
seen_1 AS (
SELECT case, label, shown AS steps, arrayMap(s -> toUInt16(s), shown) AS codes FROM (
      SELECT case, label, arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p57:UInt32} AND (has({p58:Array(String)}, channel))), steps) AS shown FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p59:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p60:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p61:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p62:UInt32} AND kind = {p63:UInt16} AND revision = tupleElement(fold_state, {p64:Int64}) AND batch > tupleElement(fold_state, {p65:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p66:UInt32} AND kind = {p67:UInt16} AND generation = tupleElement(fold_state, {p68:Int64}) AND length(codes) > {p69:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p70:Int64}) AND workspace = {p71:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p72:UInt32} AND kind = {p73:UInt16} AND generation = tupleElement(fold_state, {p74:Int64}) AND length(codes) <= {p75:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p76:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p77:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p78:UInt32} AND kind = {p79:UInt16} AND revision = tupleElement(fold_state, {p80:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p81:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p82:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p83:UInt32} AND kind = {p84:UInt16} AND revision = tupleElement(fold_state, {p85:Int64}) AND batch > tupleElement(fold_state, {p86:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p87:Int64} AND notEmpty(touched_cases)
  ) WHERE 1
    ) WHERE notEmpty(shown)
),
daily_1 AS (
SELECT toInt8({p88:Int64}) AS grp, day, toFloat64(sum(went)) AS n, toFloat64(count()) AS of, CAST([] AS Array(String)) AS currencies
    FROM (
      SELECT case, toInt32((intDiv(((toInt64(intDiv(bitShiftRight(start.1, 16), 1000)) - {p89:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(start.1, 16), 1000)) - {p90:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p91:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p92:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p93:String}), toInt32(0))) + {p94:Int64}, {p95:Int64}) - {p96:Int64})) AS day, max(start.2) AS went
      FROM (SELECT case, arrayJoin(arrayFilter(one -> arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p97:UInt32} AND ((name = {p98:String}))) AND ((s >= {p99:UInt64} AND s < {p100:UInt64} AND toInt32((intDiv(((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p101:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p102:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p103:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p104:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p105:String}), toInt32(0))) + {p106:Int64}, {p107:Int64}) - {p108:Int64})) BETWEEN {p109:Int32} AND {p110:Int32})), [one.1]),
    arrayMap((s, e) -> (s, toUInt8(e > 0 AND bitShiftRight(e, 16) - bitShiftRight(s, 16) <= {p111:Int64})), steps, arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p112:UInt32} AND ((name = {p113:String}))), s, 0), steps)), 1)))) AS start FROM seen_1)
      GROUP BY case, day
    ) GROUP BY day
)
SELECT grp, day, n, of, currencies FROM (SELECT grp, day, n, of, currencies FROM daily_0 UNION ALL SELECT grp, day, n, of, currencies FROM daily_1 UNION ALL SELECT toInt8({p114:Int64}) AS grp, toInt32((SELECT toInt32((intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p115:Int64}, 1000) - {p116:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p117:Int64}, 1000) - {p118:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p119:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p120:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p121:String}), toInt32(0))) + {p122:Int64}, {p123:Int64}) - {p124:Int64})) FROM (SELECT (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p125:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(min(ms)) - {p126:Int64}) FROM (
      SELECT bitShiftRight(first, 16) AS ms FROM journeys WHERE workspace = {p127:UInt32} AND kind = {p128:UInt16} AND generation = tupleElement(fold_state, {p129:Int64}) AND first > 0
      UNION ALL
      SELECT bitShiftRight(steps[1], 16) AS ms FROM journey_parts WHERE workspace = {p130:UInt32} AND kind = {p131:UInt16} AND revision = tupleElement(fold_state, {p132:Int64}) AND batch > tupleElement(fold_state, {p133:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p134:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p135:UInt32} AND type != 'system' AND bitAnd(flags, {p136:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) AS edge))) AS day, toFloat64((SELECT toInt32((intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p137:Int64}, 1000) - {p138:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p139:Int64}, 1000) - {p140:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p141:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p142:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p143:String}), toInt32(0))) + {p144:Int64}, {p145:Int64}) - {p146:Int64})) FROM (SELECT least(toInt64({p147:Int64}), (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p148:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p149:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p150:UInt32} AND kind = {p151:UInt16} AND generation = tupleElement(fold_state, {p152:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p153:UInt32} AND kind = {p154:UInt16} AND revision = tupleElement(fold_state, {p155:Int64}) AND batch > tupleElement(fold_state, {p156:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p157:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p158:UInt32} AND type != 'system' AND bitAnd(flags, {p159:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    ))) AS edge))) AS n, toFloat64(0) AS of, CAST([] AS Array(String)) AS currencies) ORDER BY grp, day
