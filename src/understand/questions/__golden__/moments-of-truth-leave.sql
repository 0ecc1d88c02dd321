-- moments-of-truth
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
-- p30 = "Order Delivered" (String)
-- p31 = 4000 (Int64)
-- p32 = 60 (Int64)
-- p33 = 1 (UInt32)
-- p34 = 1 (UInt32)
-- p35 = 2208988800000 (Int64)
-- p36 = "UTC" (String)
-- p37 = "UTC" (String)
-- p38 = "UTC" (String)
-- p39 = "Order Delivered" (String)
-- p40 = "Order Completed" (String)
-- p41 = 1 (UInt32)
-- p42 = 1073741827 (UInt32)
-- p43 = 1 (UInt32)
-- p44 = 1 (UInt32)
-- p45 = 1 (UInt32)
-- p46 = 1 (UInt32)
-- p47 = 7776000000 (Int64)
-- p48 = 7776000000 (Int64)
-- p49 = 7776000000 (Int64)
-- p50 = 86400000 (Int64)
-- p51 = 7776000000 (Int64)
-- p52 = 604800000 (Int64)
-- p53 = 1 (UInt32)
-- p54 = 2208988800000 (Int64)
-- p55 = 1 (UInt32)
-- p56 = 0 (UInt16)
-- p57 = 1 (Int64)
-- p58 = 1 (UInt32)
-- p59 = 0 (UInt16)
-- p60 = 4 (Int64)
-- p61 = 2 (Int64)
-- p62 = 2208988800000 (Int64)
-- p63 = 1 (UInt32)
-- p64 = 1073741827 (UInt32)
-- p65 = 2208988800000 (Int64)
-- p66 = 0 (Int64)
-- p67 = 1 (Int64)
-- p68 = 4 (Int64)
-- p69 = 2 (Int64)
-- p70 = 3 (Int64)
-- p71 = "UTC" (String)
-- p72 = "UTC" (String)
-- p73 = "UTC" (String)
-- p74 = 4 (Int64)
-- p75 = 4 (Int64)
-- p76 = 1 (Int64)
-- p77 = 1 (Int64)
-- p78 = 4 (Int64)
-- p79 = 2 (Int64)
-- p80 = 4 (Int64)
-- p81 = 1 (Int64)
-- p82 = 1 (Int64)
-- p83 = 4 (Int64)
-- p84 = 0 (Int64)
-- p85 = 20 (Int64)
-- p86 = 0 (Int64)
-- p87 = 1500 (Int64)
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
      FROM seen WHERE arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p29:UInt32} AND ((name = {p30:String}))), steps)
    ) ORDER BY case LIMIT {p31:Int64}
),
told AS (
SELECT picked.2 AS case, picked.3 AS label, picked.6 AS total, * EXCEPT (picked, event_owner), arrayFilter(named -> length(named.2) <= {p32:Int64}, arrayMap(pair -> (pair.1, if(startsWith(pair.2, '"'), JSONExtractString(pair.2), pair.2)), arrayFilter(pair -> NOT startsWith(pair.1, '$') AND substring(pair.2, 1, 1) NOT IN ('{', '[') AND pair.2 NOT IN ('null', '""'), JSONExtractKeysAndValuesRaw(document)))) AS facts FROM (
      WITH (SELECT groupArray((owner, case, label, begins, ends, total)) FROM chosen) AS found
      SELECT picked, logged.* FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p33:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p34:UInt32})), trace)) AS event_owner, toUInt64(toUnixTimestamp64Milli(time) + {p35:Int64}) AS ms, ordinal, call, message_id, toString(name) AS name, toFloat64(toInt32(toDate32(addSeconds(time, transform(roundDown(toUnixTimestamp64Second(time), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p36:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p37:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p38:String}), toInt32(0)))))) AS day, if(properties_text = '', toString(properties), properties_text) AS document,
      nan AS score,
      toUInt8((name = {p39:String})) AS is_after,
      toUInt8((name = {p40:String})) AS is_sign FROM events WHERE workspace = {p41:UInt32} AND type != 'system' AND bitAnd(flags, {p42:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND trace IN (SELECT arrayJoin(found).1 UNION ALL SELECT trace FROM persons WHERE workspace = {p43:UInt32} AND person IN (SELECT arrayJoin(found).1) UNION ALL SELECT trace FROM person_changes WHERE workspace = {p44:UInt32} AND person IN (SELECT arrayJoin(found).1)) AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p45:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p46:UInt32})), trace)) IN (SELECT arrayJoin(found).1)))) AS logged
      INNER JOIN (SELECT arrayJoin(found) AS picked, picked.1 AS picked_owner) AS those ON logged.event_owner = those.picked_owner
      WHERE logged.ms >= picked.4 AND logged.ms <= picked.5
    )
),
whole AS (
SELECT case, any(label) AS label, any(total) AS total, arraySort(groupArray((ms, ordinal, call, message_id, name, day, facts, score, is_after, is_sign))) AS items
      FROM told GROUP BY case
),
stretches AS (
SELECT case, label, total, episode, multiIf(early > 0, -1, log_end >= landmark + {p47:Int64}, toFloat64(NOT (first_sign > 0 AND first_sign <= landmark + {p48:Int64})), nan) AS outcome,
      toFloat64(if(last_sign > 0, last_sign, if(log_end >= greatest(landmark, last_sign) + {p49:Int64}, landmark, greatest(log_end, landmark))) - landmark) / {p50:Int64} AS wait, toFloat64(log_end >= greatest(landmark, last_sign) + {p51:Int64}) AS came,
      arrayConcat(stretch, arrayFilter((i, at) -> at > place AND i.1 <= landmark, others, others_at)) AS met
    FROM (
      SELECT case, label, total, others, others_at, place, episode, stretch, toInt64(done_at) + {p52:Int64} AS landmark,
        toInt64(arrayFirst((ms, at) -> at > place, sign_ms, sign_at)) AS sign,
        sign > 0 AND sign <= landmark AS early,
        toInt64(arrayFirst(ms -> ms > landmark, sign_ms)) AS first_sign,
        toInt64(arrayLast(ms -> ms > landmark, sign_ms)) AS last_sign, toInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p53:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p54:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p55:UInt32} AND kind = {p56:UInt16} AND generation = tupleElement(fold_state, {p57:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p58:UInt32} AND kind = {p59:UInt16} AND revision = tupleElement(fold_state, {p60:Int64}) AND batch > tupleElement(fold_state, {p61:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p62:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p63:UInt32} AND type != 'system' AND bitAnd(flags, {p64:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p65:Int64}) AS log_end
      FROM (
        SELECT case, label, total, dones, dones_at,
          arrayMap(i -> i.1, arrayFilter(i -> i.10 = 1, items)) AS sign_ms, arrayFilter((at, i) -> i.10 = 1, arrayEnumerate(items), items) AS sign_at,
          arrayFilter(i -> i.9 = 0, items) AS others, arrayFilter((at, i) -> i.9 = 0, arrayEnumerate(items), items) AS others_at,
          arraySlice(arrayReverseSplit((i, at) -> has(dones, at), items, arrayEnumerate(items)), 1, length(dones)) AS stretches
        FROM (
          SELECT *, arrayFilter((place, i) -> i.9 = 1, arrayEnumerate(items), items) AS all_dones, arrayMap(i -> i.1, arrayFilter(i -> i.9 = 1, items)) AS done_ms,
            arrayFilter((place, at, next) -> at != next, all_dones, done_ms, arrayShiftLeft(done_ms, 1)) AS dones,
            arrayFilter((at, next) -> at != next, done_ms, arrayShiftLeft(done_ms, 1)) AS dones_at
          FROM whole
        )
      ) ARRAY JOIN dones AS place, dones_at AS done_at, stretches AS stretch, arrayEnumerate(dones) AS episode
    )
),
units AS (
SELECT toUInt32(row_number() OVER (ORDER BY case, episode) - 1) AS unit, toUInt32(dense_rank() OVER (ORDER BY case) - 1) AS cluster,
        case, label, total, outcome, wait, came, arrayMap(i -> (i.1, i.5, i.6, i.7), met) AS experiences
      FROM stretches
),
facts AS (
SELECT unit, fact.1 AS kind, fact.2 AS event, fact.3 AS key, fact.4 AS text, fact.5 AS v1, fact.6 AS v2, fact.7 AS v3, fact.8 AS v4, fact.9 AS v5, place
      FROM (
        SELECT unit, arrayConcat(
          [(toUInt8({p66:Int64}), '', '', '', outcome, wait, came, toFloat64(cluster), toFloat64(total))],
          arrayMap(e -> (toUInt8({p67:Int64}), e.2, '', '', toFloat64(e.1), e.3, toFloat64(0), toFloat64(0), toFloat64(0)), experiences),
          arrayFlatten(arrayMap(e -> arrayMap(f -> (toUInt8({p68:Int64}), e.2, f.1, f.2, toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0)), e.4), experiences))
        ) AS told_facts FROM units
      ) ARRAY JOIN told_facts AS fact, arrayEnumerate(told_facts) AS place
),
typed AS (
SELECT unit, multiIf(isNotNull(number), toUInt8({p69:Int64}), isNotNull(instant), toUInt8({p70:Int64}), kind) AS kind, event, key, text,
      multiIf(isNotNull(number), assumeNotNull(number), isNotNull(instant), toFloat64(toUnixTimestamp64Milli(assumeNotNull(instant))), v1) AS v1,
      if(isNotNull(instant), toFloat64(if(length(text) = 10, toInt32(toDate32(assumeNotNull(instant))), toInt32(toDate32(addSeconds(assumeNotNull(instant), transform(roundDown(toUnixTimestamp64Second(assumeNotNull(instant)), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p71:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p72:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p73:String}), toInt32(0))))))), v2) AS v2, v3, v4, v5, place
    FROM (SELECT *, if(kind = {p74:Int64}, toFloat64OrNull(text), NULL) AS number, if(kind = {p75:Int64} AND match(text, '^\d{4}-\d\d-\d\d'), parseDateTime64BestEffortOrNull(text, 3, 'UTC'), NULL) AS instant FROM facts)
),
lasts AS (
SELECT unit, kind, event, key, argMax(text, place) AS last_text, argMax(v1, place) AS w1, argMax(v2, place) AS w2,
        if(kind = {p76:Int64}, min(v1), argMax(v3, place)) AS w3, if(kind = {p77:Int64}, toFloat64(count()), argMax(v4, place)) AS w4, max(v5) AS w5
      FROM typed GROUP BY unit, kind, event, key
)
SELECT kind, event, key, text, arrayMap(r -> r.1, rows) AS units,
        if(kind = {p78:Int64}, CAST([] AS Array(Float64)), arrayMap(r -> r.2, rows)) AS a,
        if(kind IN ({p79:Int64}, {p80:Int64}), CAST([] AS Array(Float64)), arrayMap(r -> r.3, rows)) AS b,
        if(kind <= {p81:Int64}, arrayMap(r -> r.4, rows), CAST([] AS Array(Float64))) AS c,
        if(kind <= {p82:Int64}, arrayMap(r -> r.5, rows), CAST([] AS Array(Float64))) AS d, total
      FROM (
        SELECT kind, event, key, if(kind = {p83:Int64}, last_text, '') AS text, arraySort(groupArray((unit, w1, w2, w3, w4))) AS rows, max(w5) AS total
        FROM lasts GROUP BY kind, event, key, text HAVING kind = {p84:Int64} OR count() >= {p85:Int64}
      ) ORDER BY kind = {p86:Int64} DESC, length(rows) DESC, kind, event, key, text LIMIT {p87:Int64}
