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
-- p32 = 2208988800000 (Int64)
-- p33 = 2208988800000 (Int64)
-- p34 = "UTC" (String)
-- p35 = "UTC" (String)
-- p36 = "UTC" (String)
-- p37 = 1 (UInt32)
-- p38 = "Checkout Started" (String)
-- p39 = "261462845030400000" (UInt64)
-- p40 = "262278217728000000" (UInt64)
-- p41 = 2208988800000 (Int64)
-- p42 = 2208988800000 (Int64)
-- p43 = "UTC" (String)
-- p44 = "UTC" (String)
-- p45 = "UTC" (String)
-- p46 = 20611 (Int32)
-- p47 = 20750 (Int32)
-- p48 = 86400000 (Int64)
-- p49 = 1 (UInt32)
-- p50 = "Payment Info Entered" (String)
-- p51 = 1 (UInt32)
-- p52 = ["app"] (Array(String))
-- p53 = 1 (UInt32)
-- p54 = 1 (UInt32)
-- p55 = 1 (UInt32)
-- p56 = 1 (UInt32)
-- p57 = 0 (UInt16)
-- p58 = 4 (Int64)
-- p59 = 2 (Int64)
-- p60 = 1 (UInt32)
-- p61 = 0 (UInt16)
-- p62 = 1 (Int64)
-- p63 = 10000 (Int64)
-- p64 = 3 (Int64)
-- p65 = 1 (UInt32)
-- p66 = 1 (UInt32)
-- p67 = 0 (UInt16)
-- p68 = 1 (Int64)
-- p69 = 10000 (Int64)
-- p70 = 1 (UInt32)
-- p71 = 1 (UInt32)
-- p72 = 1 (UInt32)
-- p73 = 0 (UInt16)
-- p74 = 4 (Int64)
-- p75 = 1 (UInt32)
-- p76 = 1 (UInt32)
-- p77 = 1 (UInt32)
-- p78 = 0 (UInt16)
-- p79 = 4 (Int64)
-- p80 = 2 (Int64)
-- p81 = 10000 (Int64)
-- p82 = 1 (Int64)
-- p83 = 2208988800000 (Int64)
-- p84 = 2208988800000 (Int64)
-- p85 = "UTC" (String)
-- p86 = "UTC" (String)
-- p87 = "UTC" (String)
-- p88 = 1 (UInt32)
-- p89 = "Checkout Started" (String)
-- p90 = "261462845030400000" (UInt64)
-- p91 = "262278217728000000" (UInt64)
-- p92 = 2208988800000 (Int64)
-- p93 = 2208988800000 (Int64)
-- p94 = "UTC" (String)
-- p95 = "UTC" (String)
-- p96 = "UTC" (String)
-- p97 = 20611 (Int32)
-- p98 = 20750 (Int32)
-- p99 = 86400000 (Int64)
-- p100 = 1 (UInt32)
-- p101 = "Payment Info Entered" (String)
-- p102 = -1 (Int64)
-- p103 = "UTC" (String)
-- p104 = "UTC" (String)
-- p105 = "UTC" (String)
-- p106 = 1 (UInt32)
-- p107 = 1073741827 (UInt32)
-- p108 = 0 (Int64)
-- p109 = 0 (Int64)
-- p110 = "UTC" (String)
-- p111 = "UTC" (String)
-- p112 = "UTC" (String)
-- p113 = 1 (UInt32)
-- p114 = 1073741827 (UInt32)
WITH seen_0 AS (
SELECT case, label, shown AS steps, arrayMap(s -> toUInt16(s), shown) AS codes FROM (
      SELECT case, label, arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p0:UInt32} AND (has({p1:Array(String)}, channel))), steps) AS shown FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p2:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p3:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p4:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p5:UInt32} AND kind = {p6:UInt16} AND revision = tupleElement(fold_state, {p7:Int64}) AND batch > tupleElement(fold_state, {p8:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p9:UInt32} AND kind = {p10:UInt16} AND generation = tupleElement(fold_state, {p11:Int64}) AND length(codes) > {p12:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p13:Int64}) AND workspace = {p14:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p15:UInt32} AND kind = {p16:UInt16} AND generation = tupleElement(fold_state, {p17:Int64}) AND length(codes) <= {p18:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
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
      SELECT case, toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(start.1, 16)) - {p32:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(start.1, 16)) - {p33:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p34:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p35:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p36:String}), toInt32(0))))) AS day, max(start.2) AS went
      FROM (SELECT case, arrayJoin(arrayFilter(one -> arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p37:UInt32} AND ((name = {p38:String}))) AND ((s >= {p39:UInt64} AND s < {p40:UInt64} AND toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p41:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p42:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p43:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p44:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p45:String}), toInt32(0))))) BETWEEN {p46:Int32} AND {p47:Int32})), [one.1]),
    arrayMap((s, e) -> (s, toUInt8(e > 0 AND bitShiftRight(e, 16) - bitShiftRight(s, 16) <= {p48:Int64})), steps, arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p49:UInt32} AND ((name = {p50:String}))), s, 0), steps)), 1)))) AS start FROM seen_0)
      GROUP BY case, day
    ) GROUP BY day
),
seen_1 AS (
SELECT case, label, shown AS steps, arrayMap(s -> toUInt16(s), shown) AS codes FROM (
      SELECT case, label, arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p51:UInt32} AND (has({p52:Array(String)}, channel))), steps) AS shown FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p53:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p54:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p55:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p56:UInt32} AND kind = {p57:UInt16} AND revision = tupleElement(fold_state, {p58:Int64}) AND batch > tupleElement(fold_state, {p59:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p60:UInt32} AND kind = {p61:UInt16} AND generation = tupleElement(fold_state, {p62:Int64}) AND length(codes) > {p63:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p64:Int64}) AND workspace = {p65:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p66:UInt32} AND kind = {p67:UInt16} AND generation = tupleElement(fold_state, {p68:Int64}) AND length(codes) <= {p69:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p70:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p71:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p72:UInt32} AND kind = {p73:UInt16} AND revision = tupleElement(fold_state, {p74:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p75:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p76:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p77:UInt32} AND kind = {p78:UInt16} AND revision = tupleElement(fold_state, {p79:Int64}) AND batch > tupleElement(fold_state, {p80:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p81:Int64} AND notEmpty(touched_cases)
  ) WHERE 1
    ) WHERE notEmpty(shown)
),
daily_1 AS (
SELECT toInt8({p82:Int64}) AS grp, day, toFloat64(sum(went)) AS n, toFloat64(count()) AS of, CAST([] AS Array(String)) AS currencies
    FROM (
      SELECT case, toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(start.1, 16)) - {p83:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(start.1, 16)) - {p84:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p85:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p86:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p87:String}), toInt32(0))))) AS day, max(start.2) AS went
      FROM (SELECT case, arrayJoin(arrayFilter(one -> arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p88:UInt32} AND ((name = {p89:String}))) AND ((s >= {p90:UInt64} AND s < {p91:UInt64} AND toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p92:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p93:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p94:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p95:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p96:String}), toInt32(0))))) BETWEEN {p97:Int32} AND {p98:Int32})), [one.1]),
    arrayMap((s, e) -> (s, toUInt8(e > 0 AND bitShiftRight(e, 16) - bitShiftRight(s, 16) <= {p99:Int64})), steps, arrayShiftLeft(arrayReverseFill(s -> s > 0, arrayMap(s -> if(toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p100:UInt32} AND ((name = {p101:String}))), s, 0), steps)), 1)))) AS start FROM seen_1)
      GROUP BY case, day
    ) GROUP BY day
)
SELECT grp, day, n, of, currencies FROM (SELECT grp, day, n, of, currencies FROM daily_0 UNION ALL SELECT grp, day, n, of, currencies FROM daily_1 UNION ALL SELECT toInt8({p102:Int64}) AS grp, toInt32((SELECT toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(span.1, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(span.1, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p103:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p104:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p105:String}), toInt32(0))))) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p106:UInt32} AND type != 'system' AND bitAnd(flags, {p107:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span))) AS day, toFloat64((SELECT toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(least(toInt64({p108:Int64}), span.2), 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(least(toInt64({p109:Int64}), span.2), 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p110:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p111:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p112:String}), toInt32(0))))) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p113:UInt32} AND type != 'system' AND bitAnd(flags, {p114:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span))) AS n, toFloat64(0) AS of, CAST([] AS Array(String)) AS currencies) ORDER BY grp, day
