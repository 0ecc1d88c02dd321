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
-- p34 = "Order Completed" (String)
-- p35 = "Checkout Started" (String)
-- p36 = 1 (UInt32)
-- p37 = "18446744073709486080" (UInt64)
-- p38 = 200 (Int64)
-- p39 = 1 (UInt32)
-- p40 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p41 = 8 (Int64)
-- p42 = 20 (Int64)
-- p43 = 20 (Int64)
-- p44 = 1 (UInt32)
-- p45 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p46 = 20 (Int64)
-- p47 = 1 (UInt32)
-- p48 = 1 (UInt32)
-- p49 = "18446744073709486080" (UInt64)
-- p50 = 86400000 (Int64)
-- p51 = 2208902400000 (Int64)
-- p52 = 86400000 (Int64)
-- p53 = 1800000 (Int64)
-- p54 = "Order Completed" (String)
-- p55 = "Checkout Started" (String)
-- p56 = 1 (UInt32)
-- p57 = "18446744073709486080" (UInt64)
-- p58 = 1 (UInt32)
-- p59 = 1 (UInt32)
-- p60 = 1 (UInt32)
-- p61 = 1 (UInt32)
-- p62 = 0 (UInt16)
-- p63 = 4 (Int64)
-- p64 = 2 (Int64)
-- p65 = 1 (UInt32)
-- p66 = 0 (UInt16)
-- p67 = 1 (Int64)
-- p68 = 10000 (Int64)
-- p69 = 3 (Int64)
-- p70 = 1 (UInt32)
-- p71 = 1 (UInt32)
-- p72 = 0 (UInt16)
-- p73 = 1 (Int64)
-- p74 = 10000 (Int64)
-- p75 = 1 (UInt32)
-- p76 = 1 (UInt32)
-- p77 = 1 (UInt32)
-- p78 = 0 (UInt16)
-- p79 = 4 (Int64)
-- p80 = 1 (UInt32)
-- p81 = 1 (UInt32)
-- p82 = 1 (UInt32)
-- p83 = 0 (UInt16)
-- p84 = 4 (Int64)
-- p85 = 2 (Int64)
-- p86 = 10000 (Int64)
-- p87 = 1 (UInt32)
-- p88 = 1 (UInt32)
-- p89 = 1 (UInt32)
-- p90 = 2208988800000 (Int64)
-- p91 = 2208988800000 (Int64)
-- p92 = "UTC" (String)
-- p93 = "UTC" (String)
-- p94 = "UTC" (String)
-- p95 = 2208988800000 (Int64)
-- p96 = 2208988800000 (Int64)
-- p97 = "UTC" (String)
-- p98 = "UTC" (String)
-- p99 = "UTC" (String)
-- p100 = 1 (UInt32)
-- p101 = 1 (UInt32)
-- p102 = 2208988800000 (Int64)
-- p103 = 1 (UInt32)
-- p104 = 1073741827 (UInt32)
-- p105 = "Checkout Started" (String)
-- p106 = "Order Completed" (String)
-- p107 = 100001 (Int64)
-- p108 = 1 (UInt32)
-- p109 = 200 (Int64)
-- p110 = 1 (UInt32)
-- p111 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p112 = 8 (Int64)
-- p113 = 20 (Int64)
-- p114 = 20 (Int64)
-- p115 = 1 (UInt32)
-- p116 = ["Form Abandoned","Page Left","Cart Abandoned","Checkout Abandoned","Session Ended"] (Array(String))
-- p117 = 20 (Int64)
-- p118 = 1 (UInt32)
-- p119 = 1 (UInt32)
-- p120 = "18446744073709486080" (UInt64)
-- p121 = 86400000 (Int64)
-- p122 = 2208902400000 (Int64)
-- p123 = 86400000 (Int64)
-- p124 = 1800000 (Int64)
-- p125 = "Order Completed" (String)
-- p126 = "Checkout Started" (String)
-- p127 = 1 (UInt32)
-- p128 = "18446744073709486080" (UInt64)
-- p129 = 1 (UInt32)
-- p130 = 1 (UInt32)
-- p131 = 1 (UInt32)
-- p132 = 1 (UInt32)
-- p133 = 0 (UInt16)
-- p134 = 4 (Int64)
-- p135 = 2 (Int64)
-- p136 = 1 (UInt32)
-- p137 = 0 (UInt16)
-- p138 = 1 (Int64)
-- p139 = 10000 (Int64)
-- p140 = 3 (Int64)
-- p141 = 1 (UInt32)
-- p142 = 1 (UInt32)
-- p143 = 0 (UInt16)
-- p144 = 1 (Int64)
-- p145 = 10000 (Int64)
-- p146 = 1 (UInt32)
-- p147 = 1 (UInt32)
-- p148 = 1 (UInt32)
-- p149 = 0 (UInt16)
-- p150 = 4 (Int64)
-- p151 = 1 (UInt32)
-- p152 = 1 (UInt32)
-- p153 = 1 (UInt32)
-- p154 = 0 (UInt16)
-- p155 = 4 (Int64)
-- p156 = 2 (Int64)
-- p157 = 10000 (Int64)
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
        SELECT case, label, steps, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf((name = {p34:String}), 2, (name = {p35:String}), 1, 0)), code)
          FROM journey_codes FINAL WHERE workspace = {p36:UInt32})[toUInt16(s) + 1], steps) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p37:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM seen WHERE has(kinds, 1)
      ))
    ARRAY JOIN pieces AS piece
    WHERE arrayExists(one -> one.2 = 1, piece)
  )
),
met AS (
WITH (
      SELECT (arraySlice(arraySort(one -> (one.1 != 0, -toInt64(one.2 + one.3), one.1), stats), 1, {p38:Int64}) AS seen,
        arraySlice(arraySort(one -> (one.4, one.1), arrayFilter(one -> one.2 >= 0.95 * arrayFirst(one -> one.1 = 0, stats).2 AND one.3 <= 0.9 * arrayFirst(one -> one.1 = 0, stats).3, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p39:UInt32} ORDER BY name)), (name, ''))), CAST({p40:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p41:Int64}).1 AS milestones,
        arraySlice(arraySort(one -> (-toInt64(one.2 + one.3), one.1), arrayFilter(one -> NOT has(milestones, one.1) AND one.2 + one.3 >= {p42:Int64} AND arrayFirst(one -> one.1 = 0, stats).2 + arrayFirst(one -> one.1 = 0, stats).3 - one.2 - one.3 >= {p43:Int64}, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p44:UInt32} ORDER BY name)), (name, ''))), CAST({p45:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p46:Int64}).1 AS causes)
      FROM (
        SELECT groupArray((node, stayed, gone, at)) AS stats
        FROM (
          SELECT node, countIf(went) AS stayed, countIf(NOT went) AS gone, ifNotFinite(quantileExactIf(0.5)(place, went), 1e300) AS at
          FROM (
            SELECT went, arrayPushFront(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p47:UInt32}))[toUInt16(s) + 1], firsts), 0) AS nodes,
              arrayPushFront(arrayMap(s -> toFloat64(bitShiftRight(s, 16)) - toFloat64(bitShiftRight(begun, 16)), firsts), 0.) AS places
            FROM (SELECT went, begun, arrayFilter((s, nth) -> nth = 1, between, arrayEnumerateUniq(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p48:UInt32}))[toUInt16(s) + 1], between))) AS firsts FROM (
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(bitAnd(run[-1].1, {p49:UInt64}), 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p50:Int64}) AS went, if(went, toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)), NULL) AS took,
      toUInt8(toInt64(bitShiftRight(begun, 16)) <= {p51:Int64}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND toInt64(bitShiftRight(one.1, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p52:Int64}, run, arrayEnumerate(run))) AS between
    FROM (
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> before > 0 AND (kind_before = 2 OR bitShiftRight(s, 16) - bitShiftRight(before, 16) > {p53:Int64}),
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, steps, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf((name = {p54:String}), 2, (name = {p55:String}), 1, 0)), code)
          FROM journey_codes FINAL WHERE workspace = {p56:UInt32})[toUInt16(s) + 1], steps) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p57:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p58:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p59:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p60:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p61:UInt32} AND kind = {p62:UInt16} AND revision = tupleElement(fold_state, {p63:Int64}) AND batch > tupleElement(fold_state, {p64:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p65:UInt32} AND kind = {p66:UInt16} AND generation = tupleElement(fold_state, {p67:Int64}) AND length(codes) > {p68:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p69:Int64}) AND workspace = {p70:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p71:UInt32} AND kind = {p72:UInt16} AND generation = tupleElement(fold_state, {p73:Int64}) AND length(codes) <= {p74:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p75:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p76:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p77:UInt32} AND kind = {p78:UInt16} AND revision = tupleElement(fold_state, {p79:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p80:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p81:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p82:UInt32} AND kind = {p83:UInt16} AND revision = tupleElement(fold_state, {p84:Int64}) AND batch > tupleElement(fold_state, {p85:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p86:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE has(kinds, 1)
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
      SELECT case, label, begun, place_in_tie, went, is_over, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p87:UInt32}))[toUInt16(s) + 1], between) AS nodes,
        arrayFilter(place -> place > 0, arrayMap(milestone -> indexOf(nodes, milestone), picked.2)) AS passed, length(passed) AS reached, arrayMap(s -> arrayMap(node -> indexOf(picked.3, node), (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p88:UInt32})))[toUInt16(s) + 1], between) AS numbers,
        arraySort(arrayDistinct(arrayMap((number, place) -> toUInt16(arrayCount(at -> at < place, passed) * 256 + number),
          arrayFilter(number -> number > 0, numbers), arrayFilter((place, number) -> number > 0, arrayEnumerate(numbers), numbers)))) AS met
      FROM attempts
),
counted AS (
WITH arrayFilter(one -> one.2 IS NOT NULL, [(told[place_in_tie].2, told[place_in_tie].1)]) AS said
      SELECT 0 AS kind, [(SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p89:UInt32})[toUInt16(begun) + 1], toString(subtractDays(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p90:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p91:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p92:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p93:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p94:String}), toInt32(0)))), toDayOfMonth(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p95:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(begun, 16)) - {p96:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p97:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p98:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p99:String}), toInt32(0))))) - 1))] AS texts, went, is_over, if(is_over, toUInt8(reached), 0) AS reached,
        arrayFilter(code -> is_over, m.met) AS met, count() AS n, toFloat64(0) AS left,
        sumMap(said.1, arrayMap(one -> assumeNotNull(one.2), said), arrayMap(one -> toUInt64(1), said)) AS sums, arrayZip(sums.1, sums.2, sums.3) AS money
      FROM met AS m LEFT JOIN (
    SELECT case, ms, arrayMap(one -> one.2, arraySort(groupArray((place, told)))) AS told
    FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p100:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p101:UInt32})), trace)) AS case, toUInt64(toUnixTimestamp64Milli(time) + {p102:Int64}) AS ms, tuple(coalesce(toFloat64OrNull(ifNull(toString(properties.`value`), '')), toFloat64OrNull(ifNull(toString(properties.`total`), '')), toFloat64OrNull(ifNull(toString(properties.`revenue`), '')), toFloat64OrNull(ifNull(toString(properties.`subtotal`), ''))), upper(ifNull(toString(properties.`currency`), ''))) AS told, (ordinal, call) AS place FROM events WHERE workspace = {p103:UInt32} AND type != 'system' AND bitAnd(flags, {p104:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (((name = {p105:String})) AND NOT ((name = {p106:String})) AND trace != 0)))
    GROUP BY case, ms
  ) AS b ON m.case = b.case AND bitShiftRight(m.begun, 16) = b.ms GROUP BY texts, went, is_over, reached, met
      ORDER BY texts, went, is_over, reached, met LIMIT {p107:Int64}
)
SELECT * FROM (SELECT kind, texts, went, is_over, reached, met, n, left, money FROM counted
      UNION ALL
      SELECT kind, [(SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p108:UInt32} ORDER BY name))[seen.1].1], toUInt8(0), toUInt8(0), toUInt8(0), CAST([place], 'Array(UInt16)'), seen.2, toFloat64(seen.3), CAST([], 'Array(Tuple(String, Float64, UInt64))')
      FROM (
        WITH (
      SELECT (arraySlice(arraySort(one -> (one.1 != 0, -toInt64(one.2 + one.3), one.1), stats), 1, {p109:Int64}) AS seen,
        arraySlice(arraySort(one -> (one.4, one.1), arrayFilter(one -> one.2 >= 0.95 * arrayFirst(one -> one.1 = 0, stats).2 AND one.3 <= 0.9 * arrayFirst(one -> one.1 = 0, stats).3, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p110:UInt32} ORDER BY name)), (name, ''))), CAST({p111:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p112:Int64}).1 AS milestones,
        arraySlice(arraySort(one -> (-toInt64(one.2 + one.3), one.1), arrayFilter(one -> NOT has(milestones, one.1) AND one.2 + one.3 >= {p113:Int64} AND arrayFirst(one -> one.1 = 0, stats).2 + arrayFirst(one -> one.1 = 0, stats).3 - one.2 - one.3 >= {p114:Int64}, arrayFilter(one -> one.1 != 0 AND NOT has(arrayMap(name -> toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p115:UInt32} ORDER BY name)), (name, ''))), CAST({p116:Array(String)}, 'Array(String)')), one.1), stats))), 1, {p117:Int64}).1 AS causes)
      FROM (
        SELECT groupArray((node, stayed, gone, at)) AS stats
        FROM (
          SELECT node, countIf(went) AS stayed, countIf(NOT went) AS gone, ifNotFinite(quantileExactIf(0.5)(place, went), 1e300) AS at
          FROM (
            SELECT went, arrayPushFront(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p118:UInt32}))[toUInt16(s) + 1], firsts), 0) AS nodes,
              arrayPushFront(arrayMap(s -> toFloat64(bitShiftRight(s, 16)) - toFloat64(bitShiftRight(begun, 16)), firsts), 0.) AS places
            FROM (SELECT went, begun, arrayFilter((s, nth) -> nth = 1, between, arrayEnumerateUniq(arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p119:UInt32}))[toUInt16(s) + 1], between))) AS firsts FROM (
    SELECT case, label, arraySlice(piece, arrayFirstIndex(one -> one.2 = 1, piece)) AS run, run[1].1 AS begun, run[1].4 AS place_in_tie,
      if(run[-1].2 = 2, bitOr(bitAnd(run[-1].1, {p120:UInt64}), 2), run[-1].3) AS closing,
      toUInt8(bitAnd(closing, 3) = 2 AND toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p121:Int64}) AS went, if(went, toInt64(bitShiftRight(closing, 16)) - toInt64(bitShiftRight(begun, 16)), NULL) AS took,
      toUInt8(toInt64(bitShiftRight(begun, 16)) <= {p122:Int64}) AS is_over,
      arrayMap(one -> one.1, arrayFilter((one, place) -> place > 1 AND one.2 != 2 AND toInt64(bitShiftRight(one.1, 16)) - toInt64(bitShiftRight(begun, 16)) <= {p123:Int64}, run, arrayEnumerate(run))) AS between
    FROM (
      SELECT case, label, arraySplit((one, is_cut) -> is_cut, arrayZip(steps, kinds, next, arrayEnumerateUniq(beginnings)), arrayMap((s, before, kind_before) -> before > 0 AND (kind_before = 2 OR bitShiftRight(s, 16) - bitShiftRight(before, 16) > {p124:Int64}),
        steps, arrayShiftRight(steps, 1), arrayShiftRight(kinds, 1))) AS pieces
      FROM (
        SELECT case, label, steps, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt8(0))(toUInt8(multiIf((name = {p125:String}), 2, (name = {p126:String}), 1, 0)), code)
          FROM journey_codes FINAL WHERE workspace = {p127:UInt32})[toUInt16(s) + 1], steps) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p128:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p129:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p130:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p131:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p132:UInt32} AND kind = {p133:UInt16} AND revision = tupleElement(fold_state, {p134:Int64}) AND batch > tupleElement(fold_state, {p135:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p136:UInt32} AND kind = {p137:UInt16} AND generation = tupleElement(fold_state, {p138:Int64}) AND length(codes) > {p139:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p140:Int64}) AND workspace = {p141:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p142:UInt32} AND kind = {p143:UInt16} AND generation = tupleElement(fold_state, {p144:Int64}) AND length(codes) <= {p145:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p146:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p147:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p148:UInt32} AND kind = {p149:UInt16} AND revision = tupleElement(fold_state, {p150:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p151:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p152:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p153:UInt32} AND kind = {p154:UInt16} AND revision = tupleElement(fold_state, {p155:Int64}) AND batch > tupleElement(fold_state, {p156:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p157:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1) WHERE has(kinds, 1)
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
