-- situations
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
-- p29 = 0 (Int64)
-- p30 = 2208988800000 (Int64)
-- p31 = 2208988800000 (Int64)
-- p32 = "UTC" (String)
-- p33 = "UTC" (String)
-- p34 = "UTC" (String)
-- p35 = 1 (UInt32)
-- p36 = "Order Completed" (String)
-- p37 = "0" (UInt64)
-- p38 = "144790939238400000" (UInt64)
-- p39 = 2208988800000 (Int64)
-- p40 = 2208988800000 (Int64)
-- p41 = "UTC" (String)
-- p42 = "UTC" (String)
-- p43 = "UTC" (String)
-- p44 = -25565 (Int32)
-- p45 = 1 (Int32)
-- p46 = -1 (Int64)
-- p47 = "UTC" (String)
-- p48 = "UTC" (String)
-- p49 = "UTC" (String)
-- p50 = 1 (UInt32)
-- p51 = 1073741827 (UInt32)
-- p52 = 0 (Int64)
-- p53 = 0 (Int64)
-- p54 = "UTC" (String)
-- p55 = "UTC" (String)
-- p56 = "UTC" (String)
-- p57 = 1 (UInt32)
-- p58 = 1073741827 (UInt32)
WITH seen_0 AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p1:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p2:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p3:UInt32} AND kind = {p4:UInt16} AND revision = tupleElement(fold_state, {p5:Int64}) AND batch > tupleElement(fold_state, {p6:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p7:UInt32} AND kind = {p8:UInt16} AND generation = tupleElement(fold_state, {p9:Int64}) AND length(codes) > {p10:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p11:Int64}) AND workspace = {p12:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p13:UInt32} AND kind = {p14:UInt16} AND generation = tupleElement(fold_state, {p15:Int64}) AND length(codes) <= {p16:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases)))
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
daily_0 AS (
SELECT toInt8({p29:Int64}) AS grp, day, toFloat64(count()) AS n, toFloat64(1) AS of, CAST([] AS Array(String)) AS currencies
      FROM (SELECT arrayJoin(arrayMap(s -> toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p30:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p31:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p32:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p33:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p34:String}), toInt32(0))))), arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p35:UInt32} AND ((name = {p36:String}))) AND ((s >= {p37:UInt64} AND s < {p38:UInt64} AND toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p39:Int64}, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(toInt64(bitShiftRight(s, 16)) - {p40:Int64}, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p41:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p42:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p43:String}), toInt32(0))))) BETWEEN {p44:Int32} AND {p45:Int32})), steps))) AS day FROM seen_0) GROUP BY day
)
SELECT grp, day, n, of, currencies FROM (SELECT grp, day, n, of, currencies FROM daily_0 UNION ALL SELECT toInt8({p46:Int64}) AS grp, toInt32((SELECT toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(span.1, 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(span.1, 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p47:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p48:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p49:String}), toInt32(0))))) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p50:UInt32} AND type != 'system' AND bitAnd(flags, {p51:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span))) AS day, toFloat64((SELECT toInt32(toDate32(addSeconds(fromUnixTimestamp64Milli(least(toInt64({p52:Int64}), span.2), 'UTC'), transform(roundDown(toUnixTimestamp64Second(fromUnixTimestamp64Milli(least(toInt64({p53:Int64}), span.2), 'UTC')), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p54:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p55:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p56:String}), toInt32(0))))) FROM (SELECT (SELECT (min(toUnixTimestamp64Milli(time)), max(toUnixTimestamp64Milli(time))) FROM (SELECT time FROM events WHERE workspace = {p57:UInt32} AND type != 'system' AND bitAnd(flags, {p58:UInt32}) = 0 AND (type IN ('page', 'screen', 'track')))) AS span))) AS n, toFloat64(0) AS of, CAST([] AS Array(String)) AS currencies) ORDER BY grp, day
