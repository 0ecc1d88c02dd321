-- what-differs
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
-- p29 = 1 (UInt32)
-- p30 = "Product Viewed" (String)
-- p31 = "Product Added" (String)
-- p32 = "Order Completed" (String)
-- p33 = 1 (UInt32)
-- p34 = "Product Viewed" (String)
-- p35 = "Product Added" (String)
-- p36 = "Order Completed" (String)
-- p37 = "Product Viewed" (String)
-- p38 = "1" (UInt64)
-- p39 = "Product Added" (String)
-- p40 = "2" (UInt64)
-- p41 = "Order Completed" (String)
-- p42 = "4" (UInt64)
-- p43 = 1 (UInt32)
-- p44 = 1 (Int64)
-- p45 = 604800000 (Int64)
-- p46 = 2 (Int64)
-- p47 = 604800000 (Int64)
-- p48 = 1 (UInt32)
-- p49 = "Product Viewed" (String)
-- p50 = 1 (UInt32)
-- p51 = "Product Added" (String)
-- p52 = 1 (UInt32)
-- p53 = 1 (UInt32)
-- p54 = 1 (UInt32)
-- p55 = "events" (String)
-- p56 = [0,1,3,6,11,21,51,101] (Array(Int64))
-- p57 = "days" (String)
-- p58 = [0,1,7,30,90,365] (Array(Int64))
-- p59 = "sessions" (String)
-- p60 = 1800000 (Int64)
-- p61 = [1,2,3,5,9,17] (Array(Int64))
-- p62 = "took" (String)
-- p63 = [0,60000,300000,1800000,7200000,86400000] (Array(Int64))
-- p64 = "$context.device.type" (String)
-- p65 = "$context.os.name" (String)
-- p66 = "$context.locale" (String)
-- p67 = "$context.timezone" (String)
-- p68 = "$context.campaign.source" (String)
-- p69 = "$context.campaign.medium" (String)
-- p70 = "$context.campaign.name" (String)
-- p71 = "country" (String)
-- p72 = "city" (String)
-- p73 = "language" (String)
-- p74 = "currency" (String)
-- p75 = "category" (String)
-- p76 = "coupon" (String)
-- p77 = "payment_method" (String)
-- p78 = "shipping_method" (String)
-- p79 = "plan" (String)
-- p80 = "gender" (String)
-- p81 = 1 (UInt32)
-- p82 = "Product Viewed" (String)
-- p83 = "Product Added" (String)
-- p84 = "Order Completed" (String)
-- p85 = 1 (UInt32)
-- p86 = "Product Viewed" (String)
-- p87 = "Product Added" (String)
-- p88 = "Order Completed" (String)
-- p89 = "Product Viewed" (String)
-- p90 = "1" (UInt64)
-- p91 = "Product Added" (String)
-- p92 = "2" (UInt64)
-- p93 = "Order Completed" (String)
-- p94 = "4" (UInt64)
-- p95 = 1 (UInt32)
-- p96 = 1 (Int64)
-- p97 = 604800000 (Int64)
-- p98 = 2 (Int64)
-- p99 = 604800000 (Int64)
-- p100 = 1 (UInt32)
-- p101 = 1 (UInt32)
-- p102 = 1 (UInt32)
-- p103 = 1 (UInt32)
-- p104 = 0 (UInt16)
-- p105 = 4 (Int64)
-- p106 = 2 (Int64)
-- p107 = 1 (UInt32)
-- p108 = 0 (UInt16)
-- p109 = 1 (Int64)
-- p110 = 10000 (Int64)
-- p111 = 3 (Int64)
-- p112 = 1 (UInt32)
-- p113 = 1 (UInt32)
-- p114 = 0 (UInt16)
-- p115 = 1 (Int64)
-- p116 = 10000 (Int64)
-- p117 = 1 (UInt32)
-- p118 = 1 (UInt32)
-- p119 = 1 (UInt32)
-- p120 = 0 (UInt16)
-- p121 = 4 (Int64)
-- p122 = 1 (UInt32)
-- p123 = 1 (UInt32)
-- p124 = 1 (UInt32)
-- p125 = 0 (UInt16)
-- p126 = 4 (Int64)
-- p127 = 2 (Int64)
-- p128 = 10000 (Int64)
-- p129 = 1 (UInt32)
-- p130 = "Product Viewed" (String)
-- p131 = 1 (UInt32)
-- p132 = "Product Added" (String)
-- p133 = 1 (UInt32)
-- p134 = 1 (UInt32)
-- p135 = 2208988800000 (Int64)
-- p136 = 1 (UInt32)
-- p137 = 1 (UInt32)
-- p138 = 1 (UInt32)
-- p139 = 2208988800000 (Int64)
-- p140 = 1 (UInt32)
-- p141 = 1 (UInt32)
-- p142 = 1073741827 (UInt32)
-- p143 = 300 (Int64)
-- p144 = 30 (Int64)
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
moments AS (
SELECT case, label, went, moment, begun, arraySlice(steps, 1, toInt64(arrayFilter((n, c) -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p29:UInt32} AND ((name = {p30:String}) OR (name = {p31:String}) OR (name = {p32:String}))), arrayEnumerate(codes), codes)[place]) - 1) AS before
      FROM (
        SELECT case, label, steps, codes, arrayFilter((s, c) -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p33:UInt32} AND ((name = {p34:String}) OR (name = {p35:String}) OR (name = {p36:String}))), steps, codes) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p37:String}), {p38:UInt64}, 0) + if((name = {p39:String}), {p40:UInt64}, 0) + if((name = {p41:String}), {p42:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p43:UInt32})[toUInt16(s) + 1], kept) AS kept_bits,
          arrayFill(start -> start > 0, arrayMap((s, bits) -> if(bitTest(bits, 0), s, 0), kept, kept_bits)) AS starts_1, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p44:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p45:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_1, 1)) AS reached_2,
        arrayFill(start -> start > 0, reached_2) AS starts_2, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p46:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p47:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_2, 1)) AS reached_3,
        arrayFill(start -> start > 0, reached_3) AS starts_3,
          arrayFirstIndex(start -> start > 0, reached_2) AS place, toUInt8(arrayExists(start -> start > 0, reached_3)) AS went,
          kept[place] AS moment, reached_2[place] AS begun
        FROM seen WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p48:UInt32} AND ((name = {p49:String}))), codes) AND arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p50:UInt32} AND ((name = {p51:String}))), codes)
      ) WHERE place > 0
),
described AS (
SELECT m.case AS case, m.label AS label, went, arrayFilter(one -> one.1 IN ('all', 'event') OR one.3 != '', arrayConcat([('all', '', ''), ('channel', '', (SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p52:UInt32})[toUInt16(moment) + 1])], arrayConcat(arrayMap(node -> ('event', (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p53:UInt32} ORDER BY name))[node].1, ''), arrayDistinct(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p54:UInt32}))[toUInt16(s) + 1], before))), [('measure', {p55:String}, toString(roundDown(toInt64(length(before)), {p56:Array(Int64)}))), ('measure', {p57:String}, toString(roundDown(intDiv(toInt64(bitShiftRight(moment, 16) - bitShiftRight(if(empty(before), moment, before[1]), 16)), 86400000), {p58:Array(Int64)}))), ('measure', {p59:String}, toString(roundDown(toInt64(1 + arrayCount(pause -> pause > {p60:Int64}, arrayDifference(arrayMap(s -> toInt64(bitShiftRight(s, 16)), arrayPushBack(before, moment))))), {p61:Array(Int64)}))), ('measure', {p62:String}, toString(roundDown(toInt64(bitShiftRight(moment, 16) - bitShiftRight(begun, 16)), {p63:Array(Int64)})))]), [('property', {p64:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_1).2), ('property', {p65:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_2).2), ('property', {p66:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_3).2), ('property', {p67:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_4).2), ('property', {p68:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_5).2), ('property', {p69:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_6).2), ('property', {p70:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_7).2), ('property', {p71:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_8).2), ('property', {p72:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_9).2), ('property', {p73:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_10).2), ('property', {p74:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_11).2), ('property', {p75:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_12).2), ('property', {p76:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_13).2), ('property', {p77:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_14).2), ('property', {p78:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_15).2), ('property', {p79:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_16).2), ('property', {p80:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_17).2)])) AS features FROM moments AS m LEFT JOIN (
    WITH (SELECT (groupArray(owner), groupArray(until)) FROM (SELECT m.case AS owner, max(bitShiftRight(moment, 16)) AS until FROM (SELECT case, label, went, moment, begun, arraySlice(steps, 1, toInt64(arrayFilter((n, c) -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p81:UInt32} AND ((name = {p82:String}) OR (name = {p83:String}) OR (name = {p84:String}))), arrayEnumerate(codes), codes)[place]) - 1) AS before
      FROM (
        SELECT case, label, steps, codes, arrayFilter((s, c) -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p85:UInt32} AND ((name = {p86:String}) OR (name = {p87:String}) OR (name = {p88:String}))), steps, codes) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p89:String}), {p90:UInt64}, 0) + if((name = {p91:String}), {p92:UInt64}, 0) + if((name = {p93:String}), {p94:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p95:UInt32})[toUInt16(s) + 1], kept) AS kept_bits,
          arrayFill(start -> start > 0, arrayMap((s, bits) -> if(bitTest(bits, 0), s, 0), kept, kept_bits)) AS starts_1, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p96:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p97:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_1, 1)) AS reached_2,
        arrayFill(start -> start > 0, reached_2) AS starts_2, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p98:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p99:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_2, 1)) AS reached_3,
        arrayFill(start -> start > 0, reached_3) AS starts_3,
          arrayFirstIndex(start -> start > 0, reached_2) AS place, toUInt8(arrayExists(start -> start > 0, reached_3)) AS went,
          kept[place] AS moment, reached_2[place] AS begun
        FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p100:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p101:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p102:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p103:UInt32} AND kind = {p104:UInt16} AND revision = tupleElement(fold_state, {p105:Int64}) AND batch > tupleElement(fold_state, {p106:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p107:UInt32} AND kind = {p108:UInt16} AND generation = tupleElement(fold_state, {p109:Int64}) AND length(codes) > {p110:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p111:Int64}) AND workspace = {p112:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p113:UInt32} AND kind = {p114:UInt16} AND generation = tupleElement(fold_state, {p115:Int64}) AND length(codes) <= {p116:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p117:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p118:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p119:UInt32} AND kind = {p120:UInt16} AND revision = tupleElement(fold_state, {p121:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p122:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p123:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p124:UInt32} AND kind = {p125:UInt16} AND revision = tupleElement(fold_state, {p126:Int64}) AND batch > tupleElement(fold_state, {p127:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p128:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p129:UInt32} AND ((name = {p130:String}))), codes) AND arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p131:UInt32} AND ((name = {p132:String}))), codes)
      ) WHERE place > 0) AS m GROUP BY owner)) AS until_of
    SELECT case, arraySort(groupArrayIf((place, value_1), value_1 != '')) AS said_1, arraySort(groupArrayIf((place, value_2), value_2 != '')) AS said_2, arraySort(groupArrayIf((place, value_3), value_3 != '')) AS said_3, arraySort(groupArrayIf((place, value_4), value_4 != '')) AS said_4, arraySort(groupArrayIf((place, value_5), value_5 != '')) AS said_5, arraySort(groupArrayIf((place, value_6), value_6 != '')) AS said_6, arraySort(groupArrayIf((place, value_7), value_7 != '')) AS said_7, arraySort(groupArrayIf((place, value_8), value_8 != '')) AS said_8, arraySort(groupArrayIf((place, value_9), value_9 != '')) AS said_9, arraySort(groupArrayIf((place, value_10), value_10 != '')) AS said_10, arraySort(groupArrayIf((place, value_11), value_11 != '')) AS said_11, arraySort(groupArrayIf((place, value_12), value_12 != '')) AS said_12, arraySort(groupArrayIf((place, value_13), value_13 != '')) AS said_13, arraySort(groupArrayIf((place, value_14), value_14 != '')) AS said_14, arraySort(groupArrayIf((place, value_15), value_15 != '')) AS said_15, arraySort(groupArrayIf((place, value_16), value_16 != '')) AS said_16, arraySort(groupArrayIf((place, value_17), value_17 != '')) AS said_17
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p133:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p134:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p135:Int64}), ordinal, call) AS place, substringUTF8(ifNull(toString(properties.`$context`.`device`.`type`), ''), 1, 100) AS value_1, substringUTF8(ifNull(toString(properties.`$context`.`os`.`name`), ''), 1, 100) AS value_2, substringUTF8(ifNull(toString(properties.`$context`.`locale`), ''), 1, 100) AS value_3, substringUTF8(ifNull(toString(properties.`$context`.`timezone`), ''), 1, 100) AS value_4, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`source`), ''), 1, 100) AS value_5, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), 1, 100) AS value_6, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`name`), ''), 1, 100) AS value_7, substringUTF8(ifNull(toString(properties.`country`), ''), 1, 100) AS value_8, substringUTF8(ifNull(toString(properties.`city`), ''), 1, 100) AS value_9, substringUTF8(ifNull(toString(properties.`language`), ''), 1, 100) AS value_10, substringUTF8(ifNull(toString(properties.`currency`), ''), 1, 100) AS value_11, substringUTF8(ifNull(toString(properties.`category`), ''), 1, 100) AS value_12, substringUTF8(ifNull(toString(properties.`coupon`), ''), 1, 100) AS value_13, substringUTF8(ifNull(toString(properties.`payment_method`), ''), 1, 100) AS value_14, substringUTF8(ifNull(toString(properties.`shipping_method`), ''), 1, 100) AS value_15, substringUTF8(ifNull(toString(properties.`plan`), ''), 1, 100) AS value_16, substringUTF8(ifNull(toString(properties.`gender`), ''), 1, 100) AS value_17 FROM events PREWHERE workspace = {p136:UInt32} AND (trace IN (SELECT arrayJoin(until_of.1) UNION ALL SELECT trace FROM persons WHERE workspace = {p137:UInt32} AND person IN (SELECT arrayJoin(until_of.1)) UNION ALL SELECT trace FROM person_changes WHERE workspace = {p138:UInt32} AND person IN (SELECT arrayJoin(until_of.1))) AND toUInt64(toUnixTimestamp64Milli(time) + {p139:Int64}) <= transform(dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p140:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p141:UInt32})), trace)), until_of.1, until_of.2, toUInt64(0))) WHERE true AND type != 'system' AND bitAnd(flags, {p142:UInt32}) = 0 AND (type IN ('page', 'screen', 'track', 'identify') AND trace != 0))
    GROUP BY case
  ) AS b ON m.case = b.case
),
counted AS (
SELECT feature.1 AS kind, feature.2 AS name, feature.3 AS value, countIf(went) AS went_on, countIf(NOT went) AS gone
      FROM described ARRAY JOIN features AS feature GROUP BY kind, name, value
      ORDER BY kind, name, went_on + gone DESC, value LIMIT {p143:Int64} BY kind, if(kind = 'event', '', name)
)
SELECT * FROM counted ORDER BY kind, name, went_on + gone DESC, value LIMIT {p144:Int64} BY kind, name
