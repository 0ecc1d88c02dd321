-- friction
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
-- p29 = 30000 (Int64)
-- p30 = 1 (UInt32)
-- p31 = 1 (UInt32)
-- p32 = 2208988800000 (Int64)
-- p33 = ["Rage Click"] (Array(String))
-- p34 = 1 (Int64)
-- p35 = ["Dead Click"] (Array(String))
-- p36 = 2 (Int64)
-- p37 = ["Script Error","Form Error","Payment Failed","Checkout Timed Out","Delivery Attempt Failed"] (Array(String))
-- p38 = 3 (Int64)
-- p39 = ["Slow Page Measured"] (Array(String))
-- p40 = ["Page Measured"] (Array(String))
-- p41 = 4000 (Int64)
-- p42 = 4 (Int64)
-- p43 = ["Products Searched"] (Array(String))
-- p44 = 5 (Int64)
-- p45 = ["Support Contacted"] (Array(String))
-- p46 = 20 (Int64)
-- p47 = ["Support Replied"] (Array(String))
-- p48 = 21 (Int64)
-- p49 = ["Support Contacted"] (Array(String))
-- p50 = 1 (UInt32)
-- p51 = 1073741827 (UInt32)
-- p52 = ["Page Left"] (Array(String))
-- p53 = 1 (UInt32)
-- p54 = 1 (UInt32)
-- p55 = 1 (UInt32)
-- p56 = 1 (UInt32)
-- p57 = 1048575 (Int64)
-- p58 = 3 (Int64)
-- p59 = 3 (Int64)
-- p60 = 1048575 (Int64)
-- p61 = 1 (Int64)
-- p62 = 1 (Int64)
-- p63 = 21 (Int64)
-- p64 = 300000 (Int64)
-- p65 = 1800000 (Int64)
-- p66 = 1 (Int64)
-- p67 = 1 (Int64)
-- p68 = 2 (Int64)
-- p69 = 2 (Int64)
-- p70 = 3 (Int64)
-- p71 = 3 (Int64)
-- p72 = 4 (Int64)
-- p73 = 4 (Int64)
-- p74 = 5 (Int64)
-- p75 = 5 (Int64)
-- p76 = 20 (Int64)
-- p77 = 1209600000 (Int64)
-- p78 = 6 (Int64)
-- p79 = 20 (Int64)
-- p80 = 86400000 (Int64)
-- p81 = 1 (UInt32)
-- p82 = 2208988800000 (Int64)
-- p83 = 1 (UInt32)
-- p84 = 0 (UInt16)
-- p85 = 1 (Int64)
-- p86 = 1 (UInt32)
-- p87 = 0 (UInt16)
-- p88 = 4 (Int64)
-- p89 = 2 (Int64)
-- p90 = 2208988800000 (Int64)
-- p91 = 1 (UInt32)
-- p92 = 1073741827 (UInt32)
-- p93 = 2208988800000 (Int64)
-- p94 = 86400000 (Int64)
-- p95 = 7 (Int64)
-- p96 = 1800000 (Int64)
-- p97 = 8 (Int64)
-- p98 = 9 (Int64)
-- p99 = 201 (Int64)
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
      FROM seen WHERE 1
    ) ORDER BY case LIMIT {p29:Int64}
),
told AS (
SELECT picked.2 AS case, picked.3 AS label, picked.6 AS total, * EXCEPT (picked, event_owner), if(page != '', page, name) AS node FROM (
      WITH (SELECT groupArray((owner, case, label, begins, ends, total)) FROM chosen) AS found
      SELECT picked, logged.* FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p30:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p31:UInt32})), trace)) AS event_owner, toUInt64(toUnixTimestamp64Milli(time) + {p32:Int64}) AS ms, ordinal, call, message_id, toString(name) AS name, ifNull(toString(properties.`$context`.`page`.`path`), '') AS page, toUInt8(multiIf(name IN ({p33:Array(String)}), {p34:Int64}, name IN ({p35:Array(String)}), {p36:Int64}, name IN ({p37:Array(String)}), {p38:Int64}, name IN ({p39:Array(String)}) OR name IN ({p40:Array(String)}) AND (ifNull(toString(properties.`slow`), '') = 'true' OR ifNull(toFloat64OrNull(ifNull(toString(properties.`lcp`), '')) > {p41:Int64}, 0)), {p42:Int64}, name IN ({p43:Array(String)}) AND ifNull(toFloat64OrNull(ifNull(toString(properties.`results`), '')) = 0, 0), {p44:Int64}, name IN ({p45:Array(String)}), {p46:Int64}, name IN ({p47:Array(String)}), {p48:Int64}, 0)) AS signal, if(name IN ({p49:Array(String)}) AND notEmpty(arrayFilter(one -> one != '', [ifNull(toString(properties.`order_id`), ''), ifNull(toString(properties.`topic`), '')])), arrayStringConcat([ifNull(toString(properties.`order_id`), ''), ifNull(toString(properties.`topic`), '')], '\n'), '') AS matter, toUInt8(0) AS is_goal FROM events WHERE workspace = {p50:UInt32} AND type != 'system' AND bitAnd(flags, {p51:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND name NOT IN ({p52:Array(String)}) AND trace IN (SELECT arrayJoin(found).1 UNION ALL SELECT trace FROM persons WHERE workspace = {p53:UInt32} AND person IN (SELECT arrayJoin(found).1) UNION ALL SELECT trace FROM person_changes WHERE workspace = {p54:UInt32} AND person IN (SELECT arrayJoin(found).1)) AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p55:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p56:UInt32})), trace)) IN (SELECT arrayJoin(found).1)))) AS logged
      INNER JOIN (SELECT arrayJoin(found) AS picked, picked.1 AS picked_owner) AS those ON logged.event_owner = those.picked_owner
      WHERE logged.ms >= picked.4 AND logged.ms <= picked.5
    )
),
whole AS (
SELECT case, any(label) AS label, any(total) AS total,
        arraySort(groupArray((ms, ordinal, call, message_id, node, page != '', signal, matter, is_goal))) AS items FROM told GROUP BY case
),
surrounded AS (
SELECT case, label, total, items, items.1 AS mss, items.5 AS nodes, items.7 AS signals, arrayReverseFill((at, here, there) -> here != there, arrayShiftLeft(mss, 1), nodes, arrayShiftLeft(nodes, 1)) AS nexts,
      arrayMap((node, node_1) -> node != node_1, nodes, arrayShiftRight(nodes, 1, '')) AS arrivals,
      arraySort((ms, key) -> bitAnd(key, {p57:Int64}), arrayMap((key, before, ms) -> if(bitShiftRight(key, 20) = bitShiftRight(before, 20), ms, 0),
        arraySort(arrayMap((agrees, place) -> bitShiftLeft(toUInt64(agrees), 20) + place, arrayEnumerateDense(nodes, arrivals), arrayEnumerate(mss)) AS arrival_keys), arrayShiftRight(arraySort(arrival_keys), {p58:Int64}), arrayShiftRight(arraySort((ms, key) -> key, mss, arrival_keys), {p59:Int64})), arraySort(arrival_keys)) AS arrived_at,
      arraySort((ms, key) -> bitAnd(key, {p60:Int64}), arrayMap((key, before, ms) -> if(bitShiftRight(key, 20) = bitShiftRight(before, 20), ms, 0),
        arraySort(arrayMap((agrees, place) -> bitShiftLeft(toUInt64(agrees), 20) + place, arrayEnumerateDense(items.8, signals), arrayEnumerate(mss)) AS contact_keys), arrayShiftRight(arraySort(contact_keys), {p61:Int64}), arrayShiftRight(arraySort((ms, key) -> key, mss, contact_keys), {p62:Int64})), arraySort(contact_keys)) AS contacted_at,
      arrayReverseFill(at -> at > 0, arrayShiftLeft(arrayMap((ms, signal) -> if(signal = {p63:Int64}, ms, 0), mss, signals), 1)) AS replies,
      arrayMap((node, node_1, node_2, node_3, ms, ms_3) -> node_3 != '' AND node = node_2 AND node_1 = node_3 AND node != node_1 AND ms - ms_3 <= {p64:Int64}, nodes, arrayShiftRight(nodes, 1, ''), arrayShiftRight(nodes, 2, ''),
        arrayShiftRight(nodes, 3, ''), mss, arrayShiftRight(mss, 3)) AS turns
    FROM whole
),
met AS (
SELECT case, label, total, item.5 AS node, item.6 AS is_page, place, item.1 AS ms, next_at > 0 AND next_at - ms <= {p65:Int64} AS goes_on,
      arrayFilter(kind -> kind > 0, [if(item.7 = {p66:Int64}, toUInt8({p67:Int64}), toUInt8(0)), if(item.7 = {p68:Int64}, toUInt8({p69:Int64}), toUInt8(0)), if(item.7 = {p70:Int64}, toUInt8({p71:Int64}), toUInt8(0)), if(item.7 = {p72:Int64}, toUInt8({p73:Int64}), toUInt8(0)), if(item.7 = {p74:Int64}, toUInt8({p75:Int64}), toUInt8(0)), if(item.7 = {p76:Int64} AND item.8 != '' AND contacted > 0 AND ms - contacted <= {p77:Int64}, toUInt8({p78:Int64}), toUInt8(0)), if(item.7 = {p79:Int64} AND ms + {p80:Int64} <= toUInt64((
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p81:UInt32}) AS fold_state
    SELECT if(count() = 0, 0, toInt64(max(ms)) - {p82:Int64}) FROM (
      SELECT bitShiftRight(last, 16) AS ms FROM journeys WHERE workspace = {p83:UInt32} AND kind = {p84:UInt16} AND generation = tupleElement(fold_state, {p85:Int64}) AND last > 0
      UNION ALL
      SELECT bitShiftRight(steps[-1], 16) AS ms FROM journey_parts WHERE workspace = {p86:UInt32} AND kind = {p87:UInt16} AND revision = tupleElement(fold_state, {p88:Int64}) AND batch > tupleElement(fold_state, {p89:Int64}) AND notEmpty(steps)
      UNION ALL
      SELECT toUInt64(toUnixTimestamp64Milli(time) + {p90:Int64}) AS ms FROM (SELECT time FROM events WHERE workspace = {p91:UInt32} AND type != 'system' AND bitAnd(flags, {p92:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace = 0)))
    )) + {p93:Int64}) AND (replied = 0 OR replied - ms > {p94:Int64}), toUInt8({p95:Int64}), toUInt8(0)), if(arrives AND arrived > 0 AND ms - arrived <= {p96:Int64}, toUInt8({p97:Int64}), toUInt8(0)), if(turns_here, toUInt8({p98:Int64}), toUInt8(0))]) AS kinds
    FROM surrounded
    ARRAY JOIN items AS item, arrayEnumerate(items) AS place, nexts AS next_at, arrivals AS arrives, arrived_at AS arrived,
      contacted_at AS contacted, replies AS replied, turns AS turns_here
),
by_case AS (
SELECT case, node, max(is_page) AS is_page, any(total) AS total, argMax(goes_on, place) AS plain,
        sumMap(kinds, arrayMap(kind -> toUInt64(1), kinds)) AS times,
        maxMap(kinds, arrayMap(kind -> toUInt64(place * 2 + goes_on), kinds)) AS lasts
      FROM met GROUP BY case, node
),
by_kind AS (
SELECT node, max(is_page) AS is_page, kind, count() AS cases, sum(n) AS events, sum(went) AS went_on, sum(plain) AS plain_on,
        any(looked) AS looked, any(total) AS total
      FROM (
        SELECT node, is_page, total, plain, kind, times.2[indexOf(times.1, kind)] AS n, lasts.2[indexOf(lasts.1, kind)] % 2 AS went, looked
        FROM (SELECT *, uniqExact(case) OVER () AS looked FROM by_case) ARRAY JOIN arrayConcat([toUInt8(0)], times.1) AS kind
      ) GROUP BY node, kind
)
SELECT node, toUInt8(is_page) AS is_page, kind, cases, events, went_on, plain_on, place_cases, place_on, looked, total, found FROM (
        SELECT *, sumIf(cases, kind = 0) OVER (PARTITION BY node) AS place_cases, sumIf(plain_on, kind = 0) OVER (PARTITION BY node) AS place_on,
          countIf(kind > 0) OVER () AS found, row_number() OVER (PARTITION BY kind ORDER BY cases DESC, node) AS place_rank
        FROM by_kind
      ) WHERE kind > 0 OR place_rank = 1 ORDER BY kind = 0 DESC, cases DESC, kind, node LIMIT {p99:Int64}
