-- abandonment
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
-- p29 = "18446744073709486080" (UInt64)
-- p30 = 86400000 (Int64)
-- p31 = 2208902400000 (Int64)
-- p32 = 86400000 (Int64)
-- p33 = 1800000 (Int64)
-- p34 = "18446744073709486080" (UInt64)
-- p35 = "Order Completed" (String)
-- p36 = "1" (UInt64)
-- p37 = "Checkout Started" (String)
-- p38 = "2" (UInt64)
-- p39 = 1 (UInt32)
-- p40 = 1 (UInt32)
-- p41 = "Checkout Started" (String)
-- p42 = 200 (Int64)
-- p43 = 1 (UInt32)
-- p44 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p45 = 8 (Int64)
-- p46 = 20 (Int64)
-- p47 = 20 (Int64)
-- p48 = 1 (UInt32)
-- p49 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p50 = 20 (Int64)
-- p51 = 1 (UInt32)
-- p52 = 1 (UInt32)
-- p53 = "18446744073709486080" (UInt64)
-- p54 = 86400000 (Int64)
-- p55 = 2208902400000 (Int64)
-- p56 = 86400000 (Int64)
-- p57 = 1800000 (Int64)
-- p58 = "18446744073709486080" (UInt64)
-- p59 = "Order Completed" (String)
-- p60 = "1" (UInt64)
-- p61 = "Checkout Started" (String)
-- p62 = "2" (UInt64)
-- p63 = 1 (UInt32)
-- p64 = 1 (UInt32)
-- p65 = 1 (UInt32)
-- p66 = 1 (UInt32)
-- p67 = 1 (UInt32)
-- p68 = 0 (UInt16)
-- p69 = 4 (Int64)
-- p70 = 2 (Int64)
-- p71 = 1 (UInt32)
-- p72 = 0 (UInt16)
-- p73 = 1 (Int64)
-- p74 = 10000 (Int64)
-- p75 = 3 (Int64)
-- p76 = 1 (UInt32)
-- p77 = 1 (UInt32)
-- p78 = 0 (UInt16)
-- p79 = 1 (Int64)
-- p80 = 10000 (Int64)
-- p81 = 1 (UInt32)
-- p82 = 1 (UInt32)
-- p83 = 1 (UInt32)
-- p84 = 0 (UInt16)
-- p85 = 4 (Int64)
-- p86 = 1 (UInt32)
-- p87 = 1 (UInt32)
-- p88 = 1 (UInt32)
-- p89 = 0 (UInt16)
-- p90 = 4 (Int64)
-- p91 = 2 (Int64)
-- p92 = 10000 (Int64)
-- p93 = 1 (UInt32)
-- p94 = "Checkout Started" (String)
-- p95 = 1 (UInt32)
-- p96 = 1 (UInt32)
-- p97 = 1 (UInt32)
-- p98 = 2208988800000 (Int64)
-- p99 = 2208988800000 (Int64)
-- p100 = "UTC" (String)
-- p101 = "UTC" (String)
-- p102 = "UTC" (String)
-- p103 = 2208988800000 (Int64)
-- p104 = 2208988800000 (Int64)
-- p105 = "UTC" (String)
-- p106 = "UTC" (String)
-- p107 = "UTC" (String)
-- p108 = 1 (UInt32)
-- p109 = 1 (UInt32)
-- p110 = 2208988800000 (Int64)
-- p111 = 1 (UInt32)
-- p112 = 1073741827 (UInt32)
-- p113 = "Checkout Started" (String)
-- p114 = "Order Completed" (String)
-- p115 = 100001 (Int64)
-- p116 = 1 (UInt32)
-- p117 = 200 (Int64)
-- p118 = 1 (UInt32)
-- p119 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p120 = 8 (Int64)
-- p121 = 20 (Int64)
-- p122 = 20 (Int64)
-- p123 = 1 (UInt32)
-- p124 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p125 = 20 (Int64)
-- p126 = 1 (UInt32)
-- p127 = 1 (UInt32)
-- p128 = "18446744073709486080" (UInt64)
-- p129 = 86400000 (Int64)
-- p130 = 2208902400000 (Int64)
-- p131 = 86400000 (Int64)
-- p132 = 1800000 (Int64)
-- p133 = "18446744073709486080" (UInt64)
-- p134 = "Order Completed" (String)
-- p135 = "1" (UInt64)
-- p136 = "Checkout Started" (String)
-- p137 = "2" (UInt64)
-- p138 = 1 (UInt32)
-- p139 = 1 (UInt32)
-- p140 = 1 (UInt32)
-- p141 = 1 (UInt32)
-- p142 = 1 (UInt32)
-- p143 = 0 (UInt16)
-- p144 = 4 (Int64)
-- p145 = 2 (Int64)
-- p146 = 1 (UInt32)
-- p147 = 0 (UInt16)
-- p148 = 1 (Int64)
-- p149 = 10000 (Int64)
-- p150 = 3 (Int64)
-- p151 = 1 (UInt32)
-- p152 = 1 (UInt32)
-- p153 = 0 (UInt16)
-- p154 = 1 (Int64)
-- p155 = 10000 (Int64)
-- p156 = 1 (UInt32)
-- p157 = 1 (UInt32)
-- p158 = 1 (UInt32)
-- p159 = 0 (UInt16)
-- p160 = 4 (Int64)
-- p161 = 1 (UInt32)
-- p162 = 1 (UInt32)
-- p163 = 1 (UInt32)
-- p164 = 0 (UInt16)
-- p165 = 4 (Int64)
-- p166 = 2 (Int64)
-- p167 = 10000 (Int64)
-- p168 = 1 (UInt32)
-- p169 = "Checkout Started" (String)
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
attempts AS (
SELECT case, label, begun, place_in_tie, went, is_over, between FROM (
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(bitAnd(run[-1].1, {p29:UInt64}), 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p30:Int64}) AS went, if(went, toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)), NULL) AS took,
      toUInt8(toInt64(bitShiftRight(begun, 16)) <= {p31:Int64}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND toInt64(bitShiftRight(one.1, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p32:Int64}, run, arrayEnumerate(run))) AS between
    FROM (
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> before > 0 AND (kind_before = 2 OR bitShiftRight(s, 16) - bitShiftRight(before, 16) > {p33:Int64}),
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, arraySlice(whole, first) AS steps, arraySlice(all_kinds, first) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p34:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (
          SELECT case, label, steps AS whole, arrayMap(s -> arrayMap(bit -> toUInt8(multiIf(bitTest(bit, 0), 2, bitTest(bit, 1), 1, 0)), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p35:String}), {p36:UInt64}, 0) + if((name = {p37:String}), {p38:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p39:UInt32}))[toUInt16(s) + 1], steps) AS all_kinds, indexOf(all_kinds, 1) AS first
          FROM seen WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p40:UInt32} AND ((name = {p41:String}))), codes)
        ) WHERE first > 0
      ))
    ARRAY JOIN pieces AS piece
    WHERE arrayExists(one -> one.2 = 1, piece)
  )
),
met AS (
WITH (
      SELECT (arraySlice(arraySort(one -> (one.1 != 0, -toInt64(one.2 + one.3), one.1), stats), 1, {p42:Int64}) AS seen,
        arraySlice(arraySort(one -> (one.4, one.1), arrayFilter(one -> one.2 >= 0.95 * arrayFirst(one -> one.1 = 0, stats).2 AND one.3 <= 0.9 * arrayFirst(one -> one.1 = 0, stats).3, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p43:UInt32} ORDER BY name)), (name, ''))), CAST({p44:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p45:Int64}).1 AS milestones,
        arraySlice(arraySort(one -> (-toInt64(one.2 + one.3), one.1), arrayFilter(one -> NOT has(milestones, one.1) AND one.2 + one.3 >= {p46:Int64} AND arrayFirst(one -> one.1 = 0, stats).2 + arrayFirst(one -> one.1 = 0, stats).3 - one.2 - one.3 >= {p47:Int64}, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p48:UInt32} ORDER BY name)), (name, ''))), CAST({p49:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p50:Int64}).1 AS causes)
      FROM (
        SELECT groupArray((node, stayed, gone, at)) AS stats
        FROM (
          SELECT node, countIf(went) AS stayed, countIf(NOT went) AS gone, ifNotFinite(quantileExactIf(0.5)(place, went), 1e300) AS at
          FROM (
            SELECT went, arrayPushFront(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p51:UInt32}))[toUInt16(s) + 1], firsts), 0) AS nodes,
              arrayPushFront(arrayMap(s -> toFloat64(bitShiftRight(s, 16)) - toFloat64(bitShiftRight(begun, 16)), firsts), 0.) AS places
            FROM (SELECT went, begun, arrayFilter((s, nth) -> nth = 1, between, arrayEnumerateUniq(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p52:UInt32}))[toUInt16(s) + 1], between))) AS firsts FROM (
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(bitAnd(run[-1].1, {p53:UInt64}), 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p54:Int64}) AS went, if(went, toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)), NULL) AS took,
      toUInt8(toInt64(bitShiftRight(begun, 16)) <= {p55:Int64}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND toInt64(bitShiftRight(one.1, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p56:Int64}, run, arrayEnumerate(run))) AS between
    FROM (
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> before > 0 AND (kind_before = 2 OR bitShiftRight(s, 16) - bitShiftRight(before, 16) > {p57:Int64}),
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, arraySlice(whole, first) AS steps, arraySlice(all_kinds, first) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p58:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (
          SELECT case, label, steps AS whole, arrayMap(s -> arrayMap(bit -> toUInt8(multiIf(bitTest(bit, 0), 2, bitTest(bit, 1), 1, 0)), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p59:String}), {p60:UInt64}, 0) + if((name = {p61:String}), {p62:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p63:UInt32}))[toUInt16(s) + 1], steps) AS all_kinds, indexOf(all_kinds, 1) AS first
          FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p64:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p65:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p66:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p67:UInt32} AND kind = {p68:UInt16} AND revision = tupleElement(fold_state, {p69:Int64}) AND batch > tupleElement(fold_state, {p70:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p71:UInt32} AND kind = {p72:UInt16} AND generation = tupleElement(fold_state, {p73:Int64}) AND length(codes) > {p74:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p75:Int64}) AND workspace = {p76:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p77:UInt32} AND kind = {p78:UInt16} AND generation = tupleElement(fold_state, {p79:Int64}) AND length(codes) <= {p80:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p81:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p82:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p83:UInt32} AND kind = {p84:UInt16} AND revision = tupleElement(fold_state, {p85:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p86:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p87:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p88:UInt32} AND kind = {p89:UInt16} AND revision = tupleElement(fold_state, {p90:Int64}) AND batch > tupleElement(fold_state, {p91:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p92:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p93:UInt32} AND ((name = {p94:String}))), codes)
        ) WHERE first > 0
      ))
    ARRAY JOIN pieces AS piece
    WHERE arrayExists(one -> one.2 = 1, piece)
  ) WHERE is_over)
          )
          ARRAY JOIN nodes AS node, places AS place
          GROUP BY node ORDER BY node
        )
      )
    ) AS picked
      SELECT case, label, begun, place_in_tie, went, is_over, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p95:UInt32}))[toUInt16(s) + 1], between) AS nodes,
        arrayFilter(place -> place > 0, arrayMap(milestone -> indexOf(nodes, milestone), picked.2)) AS passed, length(passed) AS reached, arrayMap(s -> arrayMap(node -> indexOf(picked.3, node), (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p96:UInt32})))[toUInt16(s) + 1], between) AS numbers,
        arraySort(arrayDistinct(arrayMap((number, place) -> toUInt16(arrayCount(at -> at < place, passed) * 256 + number),
          arrayFilter(number -> number > 0, numbers), arrayFilter((place, number) -> number > 0, arrayEnumerate(numbers), numbers)))) AS met
      FROM attempts
),
counted AS (
WITH arrayFilter(one -> one.2 IS NOT NULL, [(told[place_in_tie].2, told[place_in_tie].1)]) AS said
      SELECT 0 AS kind, [(SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p97:UInt32})[toUInt16(begun) + 1], toString(subtractDays(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p98:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p99:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p100:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p101:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p102:String}), toInt32(0)))), toDayOfMonth(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p103:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p104:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p105:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p106:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p107:String}), toInt32(0))))) - 1))] AS texts, went, is_over, if(is_over, toUInt8(reached), 0) AS reached,
        arrayFilter(code -> is_over, m.met) AS met, count() AS n, toFloat64(0) AS left,
        sumMap(said.1, arrayMap(one -> assumeNotNull(one.2), said), arrayMap(one -> toUInt64(1), said)) AS sums, arrayZip(sums.1, sums.2, sums.3) AS money
      FROM met AS m LEFT JOIN (
    SELECT case, ms, arrayMap(one -> one.2, arraySort(groupArray((place, told)))) AS told
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p108:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p109:UInt32})), trace)) AS case, toUInt64(toUnixTimestamp64Milli(time) + {p110:Int64}) AS ms, tuple(coalesce(toFloat64OrNull(ifNull(toString(properties.`value`), '')), toFloat64OrNull(ifNull(toString(properties.`total`), '')), toFloat64OrNull(ifNull(toString(properties.`revenue`), '')), toFloat64OrNull(ifNull(toString(properties.`subtotal`), ''))), upper(ifNull(toString(properties.`currency`), ''))) AS told, (ordinal, call) AS place FROM events WHERE workspace = {p111:UInt32} AND type != 'system' AND bitAnd(flags, {p112:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p113:String})) AND NOT ((name = {p114:String})) AND trace != 0)))
    GROUP BY case, ms
  ) AS b ON m.case = b.case AND bitShiftRight(m.begun, 16) = b.ms GROUP BY texts, went, is_over, reached, met
      ORDER BY texts, went, is_over, reached, met LIMIT {p115:Int64}
)
SELECT * FROM (SELECT kind, texts, went, is_over, reached, met, n, left, money FROM counted
      UNION ALL
      SELECT kind, [(SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p116:UInt32} ORDER BY name))[seen.1].1], toUInt8(0), toUInt8(0), toUInt8(0), CAST([place], 'Array(UInt16)'), seen.2, toFloat64(seen.3), CAST([], 'Array(Tuple(String, Float64, UInt64))')
      FROM (
        WITH (
      SELECT (arraySlice(arraySort(one -> (one.1 != 0, -toInt64(one.2 + one.3), one.1), stats), 1, {p117:Int64}) AS seen,
        arraySlice(arraySort(one -> (one.4, one.1), arrayFilter(one -> one.2 >= 0.95 * arrayFirst(one -> one.1 = 0, stats).2 AND one.3 <= 0.9 * arrayFirst(one -> one.1 = 0, stats).3, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p118:UInt32} ORDER BY name)), (name, ''))), CAST({p119:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p120:Int64}).1 AS milestones,
        arraySlice(arraySort(one -> (-toInt64(one.2 + one.3), one.1), arrayFilter(one -> NOT has(milestones, one.1) AND one.2 + one.3 >= {p121:Int64} AND arrayFirst(one -> one.1 = 0, stats).2 + arrayFirst(one -> one.1 = 0, stats).3 - one.2 - one.3 >= {p122:Int64}, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p123:UInt32} ORDER BY name)), (name, ''))), CAST({p124:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p125:Int64}).1 AS causes)
      FROM (
        SELECT groupArray((node, stayed, gone, at)) AS stats
        FROM (
          SELECT node, countIf(went) AS stayed, countIf(NOT went) AS gone, ifNotFinite(quantileExactIf(0.5)(place, went), 1e300) AS at
          FROM (
            SELECT went, arrayPushFront(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p126:UInt32}))[toUInt16(s) + 1], firsts), 0) AS nodes,
              arrayPushFront(arrayMap(s -> toFloat64(bitShiftRight(s, 16)) - toFloat64(bitShiftRight(begun, 16)), firsts), 0.) AS places
            FROM (SELECT went, begun, arrayFilter((s, nth) -> nth = 1, between, arrayEnumerateUniq(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p127:UInt32}))[toUInt16(s) + 1], between))) AS firsts FROM (
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(bitAnd(run[-1].1, {p128:UInt64}), 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p129:Int64}) AS went, if(went, toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)), NULL) AS took,
      toUInt8(toInt64(bitShiftRight(begun, 16)) <= {p130:Int64}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND toInt64(bitShiftRight(one.1, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p131:Int64}, run, arrayEnumerate(run))) AS between
    FROM (
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> before > 0 AND (kind_before = 2 OR bitShiftRight(s, 16) - bitShiftRight(before, 16) > {p132:Int64}),
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, arraySlice(whole, first) AS steps, arraySlice(all_kinds, first) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p133:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (
          SELECT case, label, steps AS whole, arrayMap(s -> arrayMap(bit -> toUInt8(multiIf(bitTest(bit, 0), 2, bitTest(bit, 1), 1, 0)), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p134:String}), {p135:UInt64}, 0) + if((name = {p136:String}), {p137:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p138:UInt32}))[toUInt16(s) + 1], steps) AS all_kinds, indexOf(all_kinds, 1) AS first
          FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p139:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p140:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p141:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p142:UInt32} AND kind = {p143:UInt16} AND revision = tupleElement(fold_state, {p144:Int64}) AND batch > tupleElement(fold_state, {p145:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p146:UInt32} AND kind = {p147:UInt16} AND generation = tupleElement(fold_state, {p148:Int64}) AND length(codes) > {p149:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p150:Int64}) AND workspace = {p151:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p152:UInt32} AND kind = {p153:UInt16} AND generation = tupleElement(fold_state, {p154:Int64}) AND length(codes) <= {p155:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p156:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p157:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p158:UInt32} AND kind = {p159:UInt16} AND revision = tupleElement(fold_state, {p160:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p161:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p162:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p163:UInt32} AND kind = {p164:UInt16} AND revision = tupleElement(fold_state, {p165:Int64}) AND batch > tupleElement(fold_state, {p166:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p167:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p168:UInt32} AND ((name = {p169:String}))), codes)
        ) WHERE first > 0
      ))
    ARRAY JOIN pieces AS piece
    WHERE arrayExists(one -> one.2 = 1, piece)
  ) WHERE is_over)
          )
          ARRAY JOIN nodes AS node, places AS place
          GROUP BY node ORDER BY node
        )
      )
    ) AS picked
        SELECT arrayJoin(arrayConcat(
          arrayMap((one, place) -> (1, one, place), picked.1, arrayEnumerate(picked.1)),
          arrayMap((node, place) -> (2, (node, toUInt64(0), toUInt64(0), 0.), place), picked.2, arrayEnumerate(picked.2)),
          arrayMap((node, place) -> (3, (node, toUInt64(0), toUInt64(0), 0.), place), picked.3, arrayEnumerate(picked.3)))) AS told, told.1 AS kind, told.2 AS seen, told.3 AS place))
      ORDER BY kind, texts, went, is_over, reached, met
