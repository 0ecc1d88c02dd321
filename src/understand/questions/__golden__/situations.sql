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
-- p30 = 2208988800 (Int64)
-- p31 = 2208988800 (Int64)
-- p32 = "UTC" (String)
-- p33 = "UTC" (String)
-- p34 = "UTC" (String)
-- p35 = 6048000000 (Int64)
-- p36 = 86400 (Int64)
-- p37 = 70000 (Int64)
-- p38 = 1 (UInt32)
-- p39 = "Order Completed" (String)
-- p40 = "0" (UInt64)
-- p41 = "144790939238400000" (UInt64)
-- p42 = 2208988800 (Int64)
-- p43 = 2208988800 (Int64)
-- p44 = "UTC" (String)
-- p45 = "UTC" (String)
-- p46 = "UTC" (String)
-- p47 = 6048000000 (Int64)
-- p48 = 86400 (Int64)
-- p49 = 70000 (Int64)
-- p50 = -25565 (Int32)
-- p51 = 1 (Int32)
-- p52 = -1 (Int64)
-- p53 = 2208988800000 (Int64)
-- p54 = 2208988800 (Int64)
-- p55 = 2208988800000 (Int64)
-- p56 = 2208988800 (Int64)
-- p57 = "UTC" (String)
-- p58 = "UTC" (String)
-- p59 = "UTC" (String)
-- p60 = 6048000000 (Int64)
-- p61 = 86400 (Int64)
-- p62 = 70000 (Int64)
-- p63 = 1 (UInt32)
-- p64 = 2208988800000 (Int64)
-- p65 = 1 (UInt32)
-- p66 = 0 (UInt16)
-- p67 = 1 (Int64)
-- p68 = 1 (UInt32)
-- p69 = 0 (UInt16)
-- p70 = 4 (Int64)
-- p71 = 2 (Int64)
-- p72 = 2208988800000 (Int64)
-- p73 = 1 (UInt32)
-- p74 = 1073741827 (UInt32)
-- p75 = 2208988800000 (Int64)
-- p76 = 2208988800 (Int64)
-- p77 = 2208988800000 (Int64)
-- p78 = 2208988800 (Int64)
-- p79 = "UTC" (String)
-- p80 = "UTC" (String)
-- p81 = "UTC" (String)
-- p82 = 6048000000 (Int64)
-- p83 = 86400 (Int64)
-- p84 = 70000 (Int64)
-- p85 = 0 (Int64)
-- p86 = 1 (UInt32)
-- p87 = 2208988800000 (Int64)
-- p88 = 1 (UInt32)
-- p89 = 0 (UInt16)
-- p90 = 1 (Int64)
-- p91 = 1 (UInt32)
-- p92 = 0 (UInt16)
-- p93 = 4 (Int64)
-- p94 = 2 (Int64)
-- p95 = 2208988800000 (Int64)
-- p96 = 1 (UInt32)
-- p97 = 1073741827 (UInt32)
WITH seen_0 AS (
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
daily_0 AS (
SELECT toInt8({p29:Int64}) AS grp, day, toFloat64(count()) AS n, toFloat64(1) AS of, CAST([] AS Array(String)) AS currencies
      FROM (SELECT arrayJoin(arrayMap(s -> toInt32((intDiv(((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p30:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p31:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p32:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p33:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p34:String}), toInt32(0))) + {p35:Int64}, {p36:Int64}) - {p37:Int64})), arrayFilter(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p38:UInt32} AND ((name = {p39:String}))) AND ((s >= {p40:UInt64} AND s < {p41:UInt64} AND toInt32((intDiv(((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p42:Int64}) + transform(roundDown((toInt64(intDiv(bitShiftRight(s, 16), 1000)) - {p43:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p44:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p45:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p46:String}), toInt32(0))) + {p47:Int64}, {p48:Int64}) - {p49:Int64})) BETWEEN {p50:Int32} AND {p51:Int32})), steps))) AS day FROM seen_0) GROUP BY day
)
SELECT grp, day, n, of, currencies FROM (SELECT grp, day, n, of, currencies FROM daily_0 UNION ALL SELECT toInt8({p52:Int64}) AS grp, toInt32((SELECT toInt32((intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p53:Int64}, 1000) - {p54:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p55:Int64}, 1000) - {p56:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p57:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p58:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p59:String}), toInt32(0))) + {p60:Int64}, {p61:Int64}) - {p62:Int64})) FROM (SELECT (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p63:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(min(ms)) - {p64:Int64}) FROM (
      SELECT bitShiftRight(first, 16) AS ms FROM journeys WHERE workspace = {p65:UInt32} AND kind = {p66:UInt16} AND generation = tupleElement(fold_state, {p67:Int64}) AND first > 0
      UNION ALL
      SELECT bitShiftRight(steps[1], 16) AS ms FROM journey_parts WHERE workspace = {p68:UInt32} AND kind = {p69:UInt16} AND revision = tupleElement(fold_state, {p70:Int64}) AND batch > tupleElement(fold_state, {p71:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p72:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p73:UInt32} AND type != 'system' AND bitAnd(flags, {p74:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) AS edge))) AS day, toFloat64((SELECT toInt32((intDiv(((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p75:Int64}, 1000) - {p76:Int64}) + transform(roundDown((intDiv(toUnixTimestamp64Milli(fromUnixTimestamp64Milli(edge, 'UTC')) + {p77:Int64}, 1000) - {p78:Int64}), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p79:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p80:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p81:String}), toInt32(0))) + {p82:Int64}, {p83:Int64}) - {p84:Int64})) FROM (SELECT least(toInt64({p85:Int64}), (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p86:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p87:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p88:UInt32} AND kind = {p89:UInt16} AND generation = tupleElement(fold_state, {p90:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p91:UInt32} AND kind = {p92:UInt16} AND revision = tupleElement(fold_state, {p93:Int64}) AND batch > tupleElement(fold_state, {p94:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p95:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p96:UInt32} AND type != 'system' AND bitAnd(flags, {p97:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    ))) AS edge))) AS n, toFloat64(0) AS of, CAST([] AS Array(String)) AS currencies) ORDER BY grp, day
