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
-- p29 = "Product Viewed" (String)
-- p30 = 1 (UInt16)
-- p31 = "Product Added" (String)
-- p32 = 2 (UInt16)
-- p33 = "Order Completed" (String)
-- p34 = 4 (UInt16)
-- p35 = 1 (UInt32)
-- p36 = 1 (Int64)
-- p37 = 604800000 (Int64)
-- p38 = 2 (Int64)
-- p39 = 604800000 (Int64)
-- p40 = 1 (UInt32)
-- p41 = 1 (UInt32)
-- p42 = 1 (UInt32)
-- p43 = "events" (String)
-- p44 = [0,1,3,6,11,21,51,101] (Array(Int64))
-- p45 = "days" (String)
-- p46 = [0,1,7,30,90,365] (Array(Int64))
-- p47 = "sessions" (String)
-- p48 = 1800000 (Int64)
-- p49 = [1,2,3,5,9,17] (Array(Int64))
-- p50 = "took" (String)
-- p51 = [0,60000,300000,1800000,7200000,86400000] (Array(Int64))
-- p52 = "$context.device.type" (String)
-- p53 = "$context.os.name" (String)
-- p54 = "$context.locale" (String)
-- p55 = "$context.timezone" (String)
-- p56 = "$context.campaign.source" (String)
-- p57 = "$context.campaign.medium" (String)
-- p58 = "$context.campaign.name" (String)
-- p59 = "country" (String)
-- p60 = "city" (String)
-- p61 = "language" (String)
-- p62 = "currency" (String)
-- p63 = "category" (String)
-- p64 = "coupon" (String)
-- p65 = "payment_method" (String)
-- p66 = "shipping_method" (String)
-- p67 = "plan" (String)
-- p68 = "gender" (String)
-- p69 = "Product Viewed" (String)
-- p70 = 1 (UInt16)
-- p71 = "Product Added" (String)
-- p72 = 2 (UInt16)
-- p73 = "Order Completed" (String)
-- p74 = 4 (UInt16)
-- p75 = 1 (UInt32)
-- p76 = 1 (Int64)
-- p77 = 604800000 (Int64)
-- p78 = 2 (Int64)
-- p79 = 604800000 (Int64)
-- p80 = 1 (UInt32)
-- p81 = 1 (UInt32)
-- p82 = 1 (UInt32)
-- p83 = 1 (UInt32)
-- p84 = 0 (UInt16)
-- p85 = 4 (Int64)
-- p86 = 2 (Int64)
-- p87 = 1 (UInt32)
-- p88 = 0 (UInt16)
-- p89 = 1 (Int64)
-- p90 = 10000 (Int64)
-- p91 = 3 (Int64)
-- p92 = 1 (UInt32)
-- p93 = 1 (UInt32)
-- p94 = 0 (UInt16)
-- p95 = 1 (Int64)
-- p96 = 10000 (Int64)
-- p97 = 1 (UInt32)
-- p98 = 1 (UInt32)
-- p99 = 1 (UInt32)
-- p100 = 0 (UInt16)
-- p101 = 4 (Int64)
-- p102 = 1 (UInt32)
-- p103 = 1 (UInt32)
-- p104 = 1 (UInt32)
-- p105 = 0 (UInt16)
-- p106 = 4 (Int64)
-- p107 = 2 (Int64)
-- p108 = 10000 (Int64)
-- p109 = 1 (UInt32)
-- p110 = 1 (UInt32)
-- p111 = 2208988800000 (Int64)
-- p112 = 1 (UInt32)
-- p113 = 1 (UInt32)
-- p114 = 1 (UInt32)
-- p115 = 2208988800000 (Int64)
-- p116 = 1 (UInt32)
-- p117 = 1 (UInt32)
-- p118 = 1073741827 (UInt32)
-- p119 = 300 (Int64)
-- p120 = 30 (Int64)
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
SELECT case, label, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(toUInt16(toUInt16(0) + if((name = {p29:String}), {p30:UInt16}, 0) + if((name = {p31:String}), {p32:UInt16}, 0) + if((name = {p33:String}), {p34:UInt16}, 0)), code) FROM journey_codes FINAL WHERE workspace = {p35:UInt32})[toUInt16(s) + 1], steps) AS all_bits,
        arrayFilter((s, bits) -> bits > 0, steps, all_bits) AS kept, arrayFilter(bits -> bits > 0, all_bits) AS kept_bits,
        arrayFilter((place, bits) -> bits > 0, arrayEnumerate(steps), all_bits) AS places,
        arrayFill(start -> start > 0, arrayMap((s, bits) -> if(bitTest(bits, 0), s, 0), kept, kept_bits)) AS starts_1, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p36:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p37:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_1, 1)) AS reached_2,
        arrayFill(start -> start > 0, reached_2) AS starts_2, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p38:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p39:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_2, 1)) AS reached_3,
        arrayFill(start -> start > 0, reached_3) AS starts_3,
        arrayFirstIndex(start -> start > 0, reached_2) AS place, toUInt8(arrayExists(start -> start > 0, reached_3)) AS went,
        kept[place] AS moment, reached_2[place] AS begun, arraySlice(steps, 1, toInt64(places[place]) - 1) AS before
      FROM seen WHERE place > 0
),
described AS (
SELECT m.case AS case, m.label AS label, went, arrayFilter(one -> one.1 IN ('all', 'event') OR one.3 != '', arrayConcat([('all', '', ''), ('channel', '', (SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p40:UInt32})[toUInt16(moment) + 1])], arrayConcat(arrayMap(node -> ('event', (SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p41:UInt32} ORDER BY name))[node].1, ''), arrayDistinct(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p42:UInt32}))[toUInt16(s) + 1], before))), [('measure', {p43:String}, toString(roundDown(toInt64(length(before)), {p44:Array(Int64)}))), ('measure', {p45:String}, toString(roundDown(intDiv(toInt64(bitShiftRight(moment, 16) - bitShiftRight(if(empty(before), moment, before[1]), 16)), 86400000), {p46:Array(Int64)}))), ('measure', {p47:String}, toString(roundDown(toInt64(1 + arrayCount(pause -> pause > {p48:Int64}, arrayDifference(arrayMap(s -> toInt64(bitShiftRight(s, 16)), arrayPushBack(before, moment))))), {p49:Array(Int64)}))), ('measure', {p50:String}, toString(roundDown(toInt64(bitShiftRight(moment, 16) - bitShiftRight(begun, 16)), {p51:Array(Int64)})))]), [('property', {p52:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_1).2), ('property', {p53:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_2).2), ('property', {p54:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_3).2), ('property', {p55:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_4).2), ('property', {p56:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_5).2), ('property', {p57:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_6).2), ('property', {p58:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_7).2), ('property', {p59:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_8).2), ('property', {p60:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_9).2), ('property', {p61:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_10).2), ('property', {p62:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_11).2), ('property', {p63:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_12).2), ('property', {p64:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_13).2), ('property', {p65:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_14).2), ('property', {p66:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_15).2), ('property', {p67:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_16).2), ('property', {p68:String}, arrayLast(one -> one.1.1 <= bitShiftRight(moment, 16), said_17).2)])) AS features FROM moments AS m LEFT JOIN (
    WITH (SELECT (groupArray(owner), groupArray(until)) FROM (SELECT m.case AS owner, max(bitShiftRight(moment, 16)) AS until FROM (SELECT case, label, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(toUInt16(toUInt16(0) + if((name = {p69:String}), {p70:UInt16}, 0) + if((name = {p71:String}), {p72:UInt16}, 0) + if((name = {p73:String}), {p74:UInt16}, 0)), code) FROM journey_codes FINAL WHERE workspace = {p75:UInt32})[toUInt16(s) + 1], steps) AS all_bits,
        arrayFilter((s, bits) -> bits > 0, steps, all_bits) AS kept, arrayFilter(bits -> bits > 0, all_bits) AS kept_bits,
        arrayFilter((place, bits) -> bits > 0, arrayEnumerate(steps), all_bits) AS places,
        arrayFill(start -> start > 0, arrayMap((s, bits) -> if(bitTest(bits, 0), s, 0), kept, kept_bits)) AS starts_1, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p76:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p77:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_1, 1)) AS reached_2,
        arrayFill(start -> start > 0, reached_2) AS starts_2, arrayMap((s, bits, start) -> if(start > 0 AND bitTest(bits, {p78:Int64}) AND bitShiftRight(s, 16) - bitShiftRight(start, 16) <= {p79:Int64}, start, 0), kept, kept_bits, arrayShiftRight(starts_2, 1)) AS reached_3,
        arrayFill(start -> start > 0, reached_3) AS starts_3,
        arrayFirstIndex(start -> start > 0, reached_2) AS place, toUInt8(arrayExists(start -> start > 0, reached_3)) AS went,
        kept[place] AS moment, reached_2[place] AS begun, arraySlice(steps, 1, toInt64(places[place]) - 1) AS before
      FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p80:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p81:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p82:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p83:UInt32} AND kind = {p84:UInt16} AND revision = tupleElement(fold_state, {p85:Int64}) AND batch > tupleElement(fold_state, {p86:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p87:UInt32} AND kind = {p88:UInt16} AND generation = tupleElement(fold_state, {p89:Int64}) AND length(codes) > {p90:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p91:Int64}) AND workspace = {p92:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p93:UInt32} AND kind = {p94:UInt16} AND generation = tupleElement(fold_state, {p95:Int64}) AND length(codes) <= {p96:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p97:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p98:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p99:UInt32} AND kind = {p100:UInt16} AND revision = tupleElement(fold_state, {p101:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p102:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p103:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p104:UInt32} AND kind = {p105:UInt16} AND revision = tupleElement(fold_state, {p106:Int64}) AND batch > tupleElement(fold_state, {p107:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p108:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE place > 0) AS m GROUP BY owner)) AS until_of
    SELECT case, arraySort(groupArrayIf((place, value_1), value_1 != '')) AS said_1, arraySort(groupArrayIf((place, value_2), value_2 != '')) AS said_2, arraySort(groupArrayIf((place, value_3), value_3 != '')) AS said_3, arraySort(groupArrayIf((place, value_4), value_4 != '')) AS said_4, arraySort(groupArrayIf((place, value_5), value_5 != '')) AS said_5, arraySort(groupArrayIf((place, value_6), value_6 != '')) AS said_6, arraySort(groupArrayIf((place, value_7), value_7 != '')) AS said_7, arraySort(groupArrayIf((place, value_8), value_8 != '')) AS said_8, arraySort(groupArrayIf((place, value_9), value_9 != '')) AS said_9, arraySort(groupArrayIf((place, value_10), value_10 != '')) AS said_10, arraySort(groupArrayIf((place, value_11), value_11 != '')) AS said_11, arraySort(groupArrayIf((place, value_12), value_12 != '')) AS said_12, arraySort(groupArrayIf((place, value_13), value_13 != '')) AS said_13, arraySort(groupArrayIf((place, value_14), value_14 != '')) AS said_14, arraySort(groupArrayIf((place, value_15), value_15 != '')) AS said_15, arraySort(groupArrayIf((place, value_16), value_16 != '')) AS said_16, arraySort(groupArrayIf((place, value_17), value_17 != '')) AS said_17
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p109:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p110:UInt32})), trace)) AS case, (toUInt64(toUnixTimestamp64Milli(time) + {p111:Int64}), ordinal, call) AS place, substringUTF8(ifNull(toString(properties.`$context`.`device`.`type`), ''), 1, 100) AS value_1, substringUTF8(ifNull(toString(properties.`$context`.`os`.`name`), ''), 1, 100) AS value_2, substringUTF8(ifNull(toString(properties.`$context`.`locale`), ''), 1, 100) AS value_3, substringUTF8(ifNull(toString(properties.`$context`.`timezone`), ''), 1, 100) AS value_4, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`source`), ''), 1, 100) AS value_5, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`medium`), ''), 1, 100) AS value_6, substringUTF8(ifNull(toString(properties.`$context`.`campaign`.`name`), ''), 1, 100) AS value_7, substringUTF8(ifNull(toString(properties.`country`), ''), 1, 100) AS value_8, substringUTF8(ifNull(toString(properties.`city`), ''), 1, 100) AS value_9, substringUTF8(ifNull(toString(properties.`language`), ''), 1, 100) AS value_10, substringUTF8(ifNull(toString(properties.`currency`), ''), 1, 100) AS value_11, substringUTF8(ifNull(toString(properties.`category`), ''), 1, 100) AS value_12, substringUTF8(ifNull(toString(properties.`coupon`), ''), 1, 100) AS value_13, substringUTF8(ifNull(toString(properties.`payment_method`), ''), 1, 100) AS value_14, substringUTF8(ifNull(toString(properties.`shipping_method`), ''), 1, 100) AS value_15, substringUTF8(ifNull(toString(properties.`plan`), ''), 1, 100) AS value_16, substringUTF8(ifNull(toString(properties.`gender`), ''), 1, 100) AS value_17 FROM events PREWHERE workspace = {p112:UInt32} AND (trace IN (SELECT arrayJoin(until_of.1) UNION ALL SELECT trace FROM persons WHERE workspace = {p113:UInt32} AND person IN (SELECT arrayJoin(until_of.1)) UNION ALL SELECT trace FROM person_changes WHERE workspace = {p114:UInt32} AND person IN (SELECT arrayJoin(until_of.1))) AND toUInt64(toUnixTimestamp64Milli(time) + {p115:Int64}) <= transform(dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p116:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p117:UInt32})), trace)), until_of.1, until_of.2, toUInt64(0))) WHERE true AND type != 'system' AND bitAnd(flags, {p118:UInt32}) = 0 AND (type IN ('page', 'screen', 'track', 'identify') AND trace != 0))
    GROUP BY case
  ) AS b ON m.case = b.case
),
counted AS (
SELECT feature.1 AS kind, feature.2 AS name, feature.3 AS value, countIf(went) AS went_on, countIf(NOT went) AS gone
      FROM described ARRAY JOIN features AS feature GROUP BY kind, name, value
      ORDER BY kind, name, went_on + gone DESC, value LIMIT {p119:Int64} BY kind, if(kind = 'event', '', name)
)
SELECT * FROM counted ORDER BY kind, name, went_on + gone DESC, value LIMIT {p120:Int64} BY kind, name
