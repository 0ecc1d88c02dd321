-- conformance
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
-- p33 = "Checkout Started" (String)
-- p34 = 3 (UInt16)
-- p35 = "Order Completed" (String)
-- p36 = 4 (UInt16)
-- p37 = 1 (UInt32)
-- p38 = "Product Viewed" (String)
-- p39 = 1 (UInt16)
-- p40 = "Product Added" (String)
-- p41 = 2 (UInt16)
-- p42 = "Checkout Started" (String)
-- p43 = 3 (UInt16)
-- p44 = "Order Completed" (String)
-- p45 = 4 (UInt16)
-- p46 = 1 (UInt32)
-- p47 = 1 (UInt32)
-- p48 = "Order Completed" (String)
-- p49 = ["28","24","16","0"] (Array(UInt64))
-- p50 = [0,0,1,1] (Array(UInt16))
-- p51 = [0,0,1,1] (Array(UInt16))
-- p52 = [1,2,3,4] (Array(UInt16))
-- p53 = [0,0,0,0] (Array(UInt16))
-- p54 = ["2","4","8","16"] (Array(UInt64))
-- p55 = ["0","0","0","0"] (Array(UInt64))
-- p56 = ["28","24","16","0"] (Array(UInt64))
-- p57 = 2208384000000 (UInt64)
-- p58 = 0 (UInt8)
-- p59 = 9 (UInt8)
-- p60 = 0 (UInt8)
-- p61 = 200000 (Int64)
-- p62 = 106 (Int64)
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
planned AS (
SELECT case, label, arrayFilter(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p29:String}), {p30:UInt16}, (name = {p31:String}), {p32:UInt16}, (name = {p33:String}), {p34:UInt16}, (name = {p35:String}), {p36:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p37:UInt32})[toUInt16(s) + 1] > 0, steps) AS kept, arrayMap(s -> (SELECT groupArrayInsertAt(toUInt16(0))(multiIf((name = {p38:String}), {p39:UInt16}, (name = {p40:String}), {p41:UInt16}, (name = {p42:String}), {p43:UInt16}, (name = {p44:String}), {p45:UInt16}, toUInt16(0)), code) FROM journey_codes FINAL WHERE workspace = {p46:UInt32})[toUInt16(s) + 1], kept) AS nodes,
      bitShiftRight(arrayLast(s -> toUInt16(s) IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p47:UInt32} AND ((name = {p48:String}))), steps), 16) >= bitShiftRight(kept[1], 16) AS reached
    FROM seen WHERE notEmpty(kept)
),
placed AS (
SELECT *, arrayMap(later -> arrayFirstIndex(n -> bitTest(later, n), nodes), {p49:Array(UInt64)}) AS beyond,
      CAST([] AS Array(UInt16)) AS taken FROM planned
),
replayed AS (
SELECT case, label, kept, reached, length(nodes) AS total, arrayFilter(e -> e.1 > 0, events) AS deviant,
      arrayReduce('groupBitOr', arrayMap((v, e) -> if(e.1 = 4, toUInt64(0), bitShiftLeft(toUInt64(1), v)), nodes, events)) AS present
    FROM (
      SELECT *, arrayMap((s, v, nth) -> multiIf(
        0, (toUInt8(4), v, toUInt16(0)),
        {p50:Array(UInt16)}[v] > 0 AND nth > {p51:Array(UInt16)}[v], (toUInt8(2), v, toUInt16(0)),
        beyond[v] > 0 AND bitShiftRight(s, 16) > times[v], (toUInt8(3), v, befores[v]),
        (toUInt8(0), toUInt16(0), toUInt16(0))), kept, nodes, arrayEnumerateUniq(nodes)) AS events
      FROM (SELECT *, arrayMap(at -> bitShiftRight(kept[at], 16), beyond) AS times, arrayMap(at -> nodes[at], beyond) AS befores FROM placed)
    )
),
lacking AS (
SELECT *, toInt64(bitShiftRight(kept[-1], 16)) - toInt64(bitShiftRight(kept[1], 16)) AS took,
      arrayFilter(r -> bitAnd(present, r.3) = 0 AND (r.4 = 0 OR bitAnd(present, r.4) != 0), arrayZip({p52:Array(UInt16)}, {p53:Array(UInt16)}, {p54:Array(UInt64)}, {p55:Array(UInt64)}, {p56:Array(UInt64)})) AS lacks,
      if(bitShiftRight(kept[-1], 16) > {p57:UInt64}, arrayFilter(r -> bitAnd(present, r.5) != 0, lacks), lacks) AS missing
    FROM replayed
),
judged AS (
SELECT case, label, reached, took, length(missing) < length(lacks) AS under_way, total, deviant,
        arrayCount(e -> NOT false, deviant) AS wrong,
        arrayDistinct(arrayConcat(deviant, arrayMap(r -> (toUInt8(1), r.1, r.2), missing))) AS deviations,
        arrayFilter(e -> NOT false, deviations) AS bad
      FROM lacking
),
marked AS (
SELECT mark, took, under_way AS open, count() AS n, sum(total) AS events, sum(wrong) AS wrong_events, sum(deviating) AS so_events,
        sum(total * total) AS total_squares, sum(wrong * wrong) AS wrong_squares, sum(total * wrong) AS products, countIf(reached) AS reached_n
      FROM (
        SELECT took, under_way, total, wrong, reached, arrayJoin(arrayConcat([({p58:UInt8}, toUInt16(0), toUInt16(0))], if(empty(bad), [({p59:UInt8}, toUInt16(0), toUInt16(0))], []), arrayDistinct(arrayMap(e -> (e.1, toUInt16(0), toUInt16(0)), bad)), deviations)) AS mark,
          multiIf(mark.2 > 0, countEqual(deviant, mark), mark.1 > 0, arrayCount(e -> e.1 = mark.1, deviant), 0) AS deviating
        FROM judged
      ) GROUP BY mark, took, open
),
sized AS (
SELECT *, sumIf(n, mark = ({p60:UInt8}, toUInt16(0), toUInt16(0))) OVER () <= {p61:Int64} AS exact FROM marked
),
counted AS (
SELECT mark, sum(n) AS cases, if(mark.1 = 0, sum(events), sum(so_events)) AS event_n, sum(wrong_events) AS wrong,
        (toFloat64(sum(total_squares)), toFloat64(sum(wrong_squares)), toFloat64(sum(products))) AS squares,
        sum(reached_n) AS reached, sumIf(n, open) AS under_way, max(exact) AS is_exact,
        sumMapIf([if(exact, took, bitShiftLeft(bitShiftRight(took, greatest(0, toInt32(floor(log2(took + 1))) - 7)), greatest(0, toInt32(floor(log2(took + 1))) - 7)) + bitShiftRight(toInt64(bitShiftLeft(1, greatest(0, toInt32(floor(log2(took + 1))) - 7))), 1))], [n], NOT open) AS times
      FROM sized GROUP BY mark
)
SELECT mark.1 AS kind, mark.2 AS step, mark.3 AS other, cases, event_n AS events, wrong, squares, reached, under_way,
        arrayMap(t -> toInt64(t), times.1) AS took, arrayMap(t -> toUInt64(t), times.2) AS took_cases,
        countIf(mark.2 > 0) OVER () AS distinct, toUInt8(is_exact) AS exact
      FROM counted ORDER BY mark.2 > 0, cases DESC, mark LIMIT {p62:Int64}
