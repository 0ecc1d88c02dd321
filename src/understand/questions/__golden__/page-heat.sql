-- page-heat
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
-- p30 = 1 (UInt32)
-- p31 = 2208988800000 (Int64)
-- p32 = ["Page Left"] (Array(String))
-- p33 = ["Rage Click"] (Array(String))
-- p34 = 1 (Int64)
-- p35 = 20000 (Int64)
-- p36 = 640 (Int64)
-- p37 = 1024 (Int64)
-- p38 = 0 (Int64)
-- p39 = 100 (Int64)
-- p40 = 0 (Int64)
-- p41 = 86400 (Int64)
-- p42 = 1 (Int64)
-- p43 = 200000 (Int64)
-- p44 = 200 (Int64)
-- p45 = "x" (String)
-- p46 = "y" (String)
-- p47 = 200 (Int64)
-- p48 = 200 (Int64)
-- p49 = 200 (Int64)
-- p50 = 1 (UInt32)
-- p51 = ["Page Left","Rage Click","Dead Click"] (Array(String))
-- p52 = "/checkout" (String)
-- p53 = 1073741827 (UInt32)
-- p54 = 65535 (Int64)
-- p55 = 1 (UInt32)
-- p56 = ["Page Left","Rage Click","Dead Click"] (Array(String))
-- p57 = 2 (Int64)
-- p58 = 1 (Int64)
-- p59 = 2 (Int64)
-- p60 = 3 (Int64)
-- p61 = 5 (Int64)
-- p62 = 1 (Int64)
-- p63 = 4 (Int64)
-- p64 = 1 (Int64)
-- p65 = 200000 (Int64)
-- p66 = 6 (Int64)
-- p67 = 24 (Int64)
-- p68 = 23 (Int64)
-- p69 = 20 (Int64)
-- p70 = 8 (Int64)
-- p71 = 1 (Int64)
-- p72 = 7 (Int64)
-- p73 = 200000 (Int64)
-- p74 = 200000 (Int64)
-- p75 = "page" (String)
-- p76 = "visit" (String)
-- p77 = "width" (String)
-- p78 = "depth" (String)
-- p79 = "layer" (String)
-- p80 = "cell" (String)
-- p81 = "element" (String)
-- p82 = "unplaced" (String)
-- p83 = 7 (Int64)
-- p84 = 1500 (Int64)
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
told AS (
SELECT s.case AS case, s.label AS label, e.* EXCEPT (owner, ms) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p29:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p30:UInt32})), trace)) AS owner, toUInt64(toUnixTimestamp64Milli(time) + {p31:Int64}) AS ms, toUInt8(multiIf(name IN ({p32:Array(String)}), 1, name IN ({p33:Array(String)}), 2, 3)) AS which, if(ifNull(toString(properties.`path`), '') != '', ifNull(toString(properties.`path`), ''), ifNull(toString(properties.`$context`.`page`.`path`), '')) AS page,
        if(ifNull(toFloat64OrNull(ifNull(toString(properties.`width`), '')), nan) >= {p34:Int64} AND ifNull(toFloat64OrNull(ifNull(toString(properties.`width`), '')), nan) <= {p35:Int64}, ifNull(toFloat64OrNull(ifNull(toString(properties.`width`), '')), nan), nan) AS width, toUInt8(multiIf(isNaN(width), 0, width < {p36:Int64}, 1, width < {p37:Int64}, 2, 3)) AS device, floor(if(ifNull(toFloat64OrNull(ifNull(toString(properties.`scroll_depth`), '')), nan) >= {p38:Int64} AND ifNull(toFloat64OrNull(ifNull(toString(properties.`scroll_depth`), '')), nan) <= {p39:Int64}, ifNull(toFloat64OrNull(ifNull(toString(properties.`scroll_depth`), '')), nan), nan)) AS depth,
        if(ifNull(toFloat64OrNull(ifNull(toString(properties.`seconds`), '')), nan) >= {p40:Int64} AND ifNull(toFloat64OrNull(ifNull(toString(properties.`seconds`), '')), nan) <= {p41:Int64}, ifNull(toFloat64OrNull(ifNull(toString(properties.`seconds`), '')), nan), nan) AS seconds, if(ifNull(toFloat64OrNull(ifNull(toString(properties.`height`), '')), nan) >= {p42:Int64} AND ifNull(toFloat64OrNull(ifNull(toString(properties.`height`), '')), nan) <= {p43:Int64}, ifNull(toFloat64OrNull(ifNull(toString(properties.`height`), '')), nan), nan) AS height,
        if(which = 1, arraySlice(arrayConcat(arrayZip(arrayMap(v -> ifNull(toFloat64OrNull(ifNull(toString(v), '')), nan), properties.`clicks`.:`Array(JSON)`.x), arrayMap(v -> ifNull(toFloat64OrNull(ifNull(toString(v), '')), nan), properties.`clicks`.:`Array(JSON)`.y), arrayMap(v -> substringUTF8(ifNull(toString(v), ''), 1, {p44:Int64}), properties.`clicks`.:`Array(JSON)`.element)),
          arrayMap(o -> (ifNull(toFloat64OrNull(trim(BOTH '"' FROM JSONExtractRaw(o, {p45:String}))), nan), ifNull(toFloat64OrNull(trim(BOTH '"' FROM JSONExtractRaw(o, {p46:String}))), nan), substringUTF8(JSONExtractString(o, 'element'), 1, {p47:Int64})), if(empty(properties.`clicks`.:`Array(Dynamic)`), [], arrayFilter(o -> startsWith(o, '{'), JSONExtractArrayRaw(toJSONString(properties.`clicks`.:`Array(Dynamic)`)))))), 1, {p48:Int64}), [(ifNull(toFloat64OrNull(ifNull(toString(properties.`x`), '')), nan), ifNull(toFloat64OrNull(ifNull(toString(properties.`y`), '')), nan), substringUTF8(ifNull(toString(properties.`element`), ''), 1, {p49:Int64}))]) AS clicks FROM events PREWHERE workspace = {p50:UInt32} AND (name IN ({p51:Array(String)}) AND if(ifNull(toString(properties.`path`), '') != '', ifNull(toString(properties.`path`), ''), ifNull(toString(properties.`$context`.`page`.`path`), '')) = {p52:String}) WHERE true AND type != 'system' AND bitAnd(flags, {p53:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND trace != 0)) AS e
      INNER JOIN (
        SELECT case, label, case AS seen_owner, bitShiftRight(steps[1], 16) AS begins, bitShiftRight(steps[-1], 16) AS ends
        FROM seen WHERE arrayExists(c -> c = {p54:Int64} OR c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p55:UInt32} AND (has({p56:Array(String)}, name))), codes)
      ) AS s ON e.owner = s.seen_owner 
),
facts AS (
SELECT case, which, arrayJoin(arrayConcat(if(which = 1, [(toUInt8({p57:Int64}), '', toInt32(device), toInt32(0), toUInt32(1), toFloat64(seconds), toFloat64(height))], []), if(device = {p58:Int64}, if(which = 1, [(toUInt8({p59:Int64}), '', toInt32(-1), toInt32(0), toUInt32(length(clicks)), toFloat64(seconds), toFloat64(height)), (toUInt8({p60:Int64}), '', toInt32(-1), toInt32(0), toUInt32(1), toFloat64(width), toFloat64(nan))], [(toUInt8({p61:Int64}), '', toInt32(-1), toInt32(0), toUInt32(1), toFloat64(nan), toFloat64(nan))]), []), if(device = {p62:Int64}, if(which = 1 AND isFinite(depth), [(toUInt8({p63:Int64}), '', toInt32(-1), toInt32(depth), toUInt32(1), toFloat64(nan), toFloat64(nan))], []), []), if(device = {p64:Int64}, arrayMap(one -> if(one.1 >= 0 AND one.1 <= 1 AND one.2 >= 0 AND one.2 <= {p65:Int64}, (toUInt8({p66:Int64}), '', toInt32(least(toInt32(floor(one.1 * {p67:Int64})), toInt32({p68:Int64}))), toInt32(toInt32(floor(one.2 / {p69:Int64}))), toUInt32(1), toFloat64(nan), toFloat64(nan)), (toUInt8({p70:Int64}), '', toInt32(-1), toInt32(0), toUInt32(1), toFloat64(nan), toFloat64(nan))), clicks), []), if(device = {p71:Int64}, arrayMap((one, nth) -> (toUInt8({p72:Int64}), one.3, toInt32(-1), toInt32(0), toUInt32(nth = 1), toFloat64(if(one.1 >= 0 AND one.1 <= 1 AND one.2 >= 0 AND one.2 <= {p73:Int64}, one.1, nan)), toFloat64(if(one.1 >= 0 AND one.1 <= 1 AND one.2 >= 0 AND one.2 <= {p74:Int64}, one.2, nan))), clicks, arrayEnumerateUniq(clicks.3)), []))) AS fact FROM told
),
counted AS (
SELECT fact.1 AS number, which AS layer, fact.2 AS name, fact.3 AS a, fact.4 AS b, count() AS events, uniqExact(case) AS people, sum(fact.5) AS clicks,
        quantilesExactInclusiveIf(0.25, 0.5, 0.75)(fact.6, isFinite(fact.6)) AS xs, quantilesExactInclusiveIf(0.25, 0.5, 0.75)(fact.7, isFinite(fact.7)) AS ys
      FROM facts GROUP BY number, layer, name, a, b
)
SELECT [{p75:String}, {p76:String}, {p77:String}, {p78:String}, {p79:String}, {p80:String}, {p81:String}, {p82:String}][number] AS kind, layer, name, a, b, events, people, clicks, xs, ys, count() OVER (PARTITION BY number, layer) AS found
      FROM counted WHERE name != '' OR number != {p83:Int64}
      ORDER BY number, layer, events DESC, name, a, b LIMIT {p84:Int64} BY number, layer
