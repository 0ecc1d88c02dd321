-- moments-of-truth
-- p0 = 1 (UInt32)
-- p1 = 1 (UInt32)
-- p2 = 1 (UInt32)
-- p3 = "order_id" (String)
-- p4 = 4 (Int64)
-- p5 = 2 (Int64)
-- p6 = 1 (UInt32)
-- p7 = 1 (UInt32)
-- p8 = "order_id" (String)
-- p9 = 1 (Int64)
-- p10 = 10000 (Int64)
-- p11 = 1 (UInt32)
-- p12 = 1 (UInt32)
-- p13 = "order_id" (String)
-- p14 = 1 (Int64)
-- p15 = 10000 (Int64)
-- p16 = 1 (UInt32)
-- p17 = 1 (UInt32)
-- p18 = "order_id" (String)
-- p19 = 4 (Int64)
-- p20 = 1 (UInt32)
-- p21 = 1 (UInt32)
-- p22 = "order_id" (String)
-- p23 = 4 (Int64)
-- p24 = 2 (Int64)
-- p25 = 10000 (Int64)
-- p26 = 1 (UInt32)
-- p27 = "Product Reviewed" (String)
-- p28 = 4000 (Int64)
-- p29 = 60 (Int64)
-- p30 = 2208988800000 (Int64)
-- p31 = "UTC" (String)
-- p32 = "UTC" (String)
-- p33 = "UTC" (String)
-- p34 = "Product Reviewed" (String)
-- p35 = 1 (UInt32)
-- p36 = 1073741827 (UInt32)
-- p37 = "Product Reviewed" (String)
-- p38 = 0 (Int64)
-- p39 = 1 (Int64)
-- p40 = 4 (Int64)
-- p41 = 2 (Int64)
-- p42 = 3 (Int64)
-- p43 = "UTC" (String)
-- p44 = "UTC" (String)
-- p45 = "UTC" (String)
-- p46 = 4 (Int64)
-- p47 = 4 (Int64)
-- p48 = 1 (Int64)
-- p49 = 1 (Int64)
-- p50 = 4 (Int64)
-- p51 = 2 (Int64)
-- p52 = 4 (Int64)
-- p53 = 1 (Int64)
-- p54 = 1 (Int64)
-- p55 = 4 (Int64)
-- p56 = 0 (Int64)
-- p57 = 20 (Int64)
-- p58 = 0 (Int64)
-- p59 = 1500 (Int64)
WITH seen AS (
SELECT case, label, steps, codes FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p0:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT unit AS case FROM journey_parts WHERE workspace = {p1:UInt32} AND kind = (SELECT kind FROM journey_kinds WHERE workspace = {p2:UInt32} AND path = {p3:String} LIMIT 1) AND revision = tupleElement(fold_state, {p4:Int64}) AND batch > tupleElement(fold_state, {p5:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p6:UInt32} AND kind = (SELECT kind FROM journey_kinds WHERE workspace = {p7:UInt32} AND path = {p8:String} LIMIT 1) AND generation = tupleElement(fold_state, {p9:Int64}) AND length(codes) > {p10:Int64}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p11:UInt32} AND kind = (SELECT kind FROM journey_kinds WHERE workspace = {p12:UInt32} AND path = {p13:String} LIMIT 1) AND generation = tupleElement(fold_state, {p14:Int64}) AND length(codes) <= {p15:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT unit AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p16:UInt32} AND kind = (SELECT kind FROM journey_kinds WHERE workspace = {p17:UInt32} AND path = {p18:String} LIMIT 1) AND revision = tupleElement(fold_state, {p19:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT unit AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p20:UInt32} AND kind = (SELECT kind FROM journey_kinds WHERE workspace = {p21:UInt32} AND path = {p22:String} LIMIT 1) AND revision = tupleElement(fold_state, {p23:Int64}) AND batch > tupleElement(fold_state, {p24:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p25:Int64} AND notEmpty(touched_cases)
  ) WHERE notEmpty(codes) AND 1
),
chosen AS (
SELECT * FROM (
      SELECT case AS owner, case, label, bitShiftRight(steps[1], 16) AS begins, bitShiftRight(steps[-1], 16) AS ends, count() OVER () AS total
      FROM seen WHERE arrayExists(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p26:UInt32} AND ((name = {p27:String}))), steps)
    ) ORDER BY case LIMIT {p28:Int64}
),
told AS (
SELECT picked.2 AS case, picked.3 AS label, picked.6 AS total, * EXCEPT (picked, event_owner), arrayFilter(named -> length(named.2) <= {p29:Int64}, arrayMap(pair -> (pair.1, if(startsWith(pair.2, '"'), JSONExtractString(pair.2), pair.2)), arrayFilter(pair -> NOT startsWith(pair.1, '$') AND substring(pair.2, 1, 1) NOT IN ('{', '[') AND pair.2 NOT IN ('null', '""'), JSONExtractKeysAndValuesRaw(document)))) AS facts FROM (
      WITH (SELECT groupArray((owner, case, label, begins, ends, total)) FROM chosen) AS found
      SELECT picked, logged.* FROM (SELECT sipHash64(ifNull(toString(properties.`order_id`), '')) AS event_owner, toUInt64(toUnixTimestamp64Milli(time) + {p30:Int64}) AS ms, ordinal, call, message_id, toString(name) AS name, toFloat64(toInt32(toDate32(addSeconds(time, transform(roundDown(toUnixTimestamp64Second(time), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p31:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p32:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p33:String}), toInt32(0)))))) AS day, if(properties_text = '', toString(properties), properties_text) AS document,
      if(name = {p34:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`rating`), '')), nan), nan) AS score,
      toUInt8(0) AS is_after,
      toUInt8(0) AS is_sign FROM events WHERE workspace = {p35:UInt32} AND type != 'system' AND bitAnd(flags, {p36:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (ifNull(toString(properties.`order_id`), '') != '' AND sipHash64(ifNull(toString(properties.`order_id`), '')) IN (SELECT arrayJoin(found).1)))) AS logged
      INNER JOIN (SELECT arrayJoin(found) AS picked, picked.1 AS picked_owner) AS those ON logged.event_owner = those.picked_owner
      WHERE logged.ms >= picked.4 AND logged.ms <= picked.5
    )
),
whole AS (
SELECT case, any(label) AS label, any(total) AS total, arraySort(groupArray((ms, ordinal, call, message_id, name, day, facts, score, is_after, is_sign))) AS items
      FROM told GROUP BY case
),
stretches AS (
SELECT case, label, total, episode, answer.8 AS outcome, toFloat64(0) AS wait, toFloat64(0) AS came, arrayFilter(i -> i.5 != {p37:String}, items) AS met
    FROM (SELECT *, arrayFilter(i -> NOT isNaN(i.8), items) AS answers FROM whole) ARRAY JOIN answers AS answer, arrayEnumerate(answers) AS episode
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
          [(toUInt8({p38:Int64}), '', '', '', outcome, wait, came, toFloat64(cluster), toFloat64(total))],
          arrayMap(e -> (toUInt8({p39:Int64}), e.2, '', '', toFloat64(e.1), e.3, toFloat64(0), toFloat64(0), toFloat64(0)), experiences),
          arrayFlatten(arrayMap(e -> arrayMap(f -> (toUInt8({p40:Int64}), e.2, f.1, f.2, toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0), toFloat64(0)), e.4), experiences))
        ) AS told_facts FROM units
      ) ARRAY JOIN told_facts AS fact, arrayEnumerate(told_facts) AS place
),
typed AS (
SELECT unit, multiIf(isNotNull(number), toUInt8({p41:Int64}), isNotNull(instant), toUInt8({p42:Int64}), kind) AS kind, event, key, text,
      multiIf(isNotNull(number), assumeNotNull(number), isNotNull(instant), toFloat64(toUnixTimestamp64Milli(assumeNotNull(instant))), v1) AS v1,
      if(isNotNull(instant), toFloat64(if(length(text) = 10, toInt32(toDate32(assumeNotNull(instant))), toInt32(toDate32(addSeconds(assumeNotNull(instant), transform(roundDown(toUnixTimestamp64Second(assumeNotNull(instant)), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p43:String})), (SELECT arraySort(groupArray(from_second)) FROM zone_offsets WHERE zone = {p44:String}), (SELECT arrayMap(change -> change.2, arraySort(groupArray((from_second, offset_seconds)))) FROM zone_offsets WHERE zone = {p45:String}), toInt32(0))))))), v2) AS v2, v3, v4, v5, place
    FROM (SELECT *, if(kind = {p46:Int64}, toFloat64OrNull(text), NULL) AS number, if(kind = {p47:Int64} AND match(text, '^\d{4}-\d\d-\d\d'), parseDateTime64BestEffortOrNull(text, 3, 'UTC'), NULL) AS instant FROM facts)
),
lasts AS (
SELECT unit, kind, event, key, argMax(text, place) AS last_text, argMax(v1, place) AS w1, argMax(v2, place) AS w2,
        if(kind = {p48:Int64}, min(v1), argMax(v3, place)) AS w3, if(kind = {p49:Int64}, toFloat64(count()), argMax(v4, place)) AS w4, max(v5) AS w5
      FROM typed GROUP BY unit, kind, event, key
)
SELECT kind, event, key, text, arrayMap(r -> r.1, rows) AS units,
        if(kind = {p50:Int64}, CAST([] AS Array(Float64)), arrayMap(r -> r.2, rows)) AS a,
        if(kind IN ({p51:Int64}, {p52:Int64}), CAST([] AS Array(Float64)), arrayMap(r -> r.3, rows)) AS b,
        if(kind <= {p53:Int64}, arrayMap(r -> r.4, rows), CAST([] AS Array(Float64))) AS c,
        if(kind <= {p54:Int64}, arrayMap(r -> r.5, rows), CAST([] AS Array(Float64))) AS d, total
      FROM (
        SELECT kind, event, key, if(kind = {p55:Int64}, last_text, '') AS text, arraySort(groupArray((unit, w1, w2, w3, w4))) AS rows, max(w5) AS total
        FROM lasts GROUP BY kind, event, key, text HAVING kind = {p56:Int64} OR count() >= {p57:Int64}
      ) ORDER BY kind = {p58:Int64} DESC, length(rows) DESC, kind, event, key, text LIMIT {p59:Int64}
