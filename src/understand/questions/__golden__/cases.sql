-- cases
-- p0 = 1 (UInt32)
-- p1 = 0 (UInt16)
-- p2 = 1 (UInt32)
-- p3 = 1 (Int64)
-- p4 = 10000 (Int64)
-- p5 = 1 (UInt32)
-- p6 = 1 (UInt32)
-- p7 = 1 (UInt32)
-- p8 = 0 (UInt16)
-- p9 = 1 (UInt32)
-- p10 = 4 (Int64)
-- p11 = 1 (UInt32)
-- p12 = 2 (Int64)
-- p13 = 1 (UInt32)
-- p14 = 0 (UInt16)
-- p15 = 1 (UInt32)
-- p16 = 1 (Int64)
-- p17 = 10000 (Int64)
-- p18 = 1 (UInt32)
-- p19 = 3 (Int64)
-- p20 = 1 (UInt32)
-- p21 = 1 (UInt32)
-- p22 = 1 (UInt32)
-- p23 = 1 (UInt32)
-- p24 = 0 (UInt16)
-- p25 = 1 (UInt32)
-- p26 = 4 (Int64)
-- p27 = 1 (UInt32)
-- p28 = 1 (UInt32)
-- p29 = 1 (UInt32)
-- p30 = 1 (UInt32)
-- p31 = 1 (UInt32)
-- p32 = 0 (UInt16)
-- p33 = 1 (UInt32)
-- p34 = 4 (Int64)
-- p35 = 1 (UInt32)
-- p36 = 2 (Int64)
-- p37 = 1 (UInt32)
-- p38 = 0 (UInt16)
-- p39 = 1 (UInt32)
-- p40 = 1 (Int64)
-- p41 = 10000 (Int64)
-- p42 = 1 (UInt32)
-- p43 = 3 (Int64)
-- p44 = 1 (UInt32)
-- p45 = 1 (UInt32)
-- p46 = 1 (UInt32)
-- p47 = 1 (UInt32)
-- p48 = 0 (UInt16)
-- p49 = 1 (UInt32)
-- p50 = 4 (Int64)
-- p51 = 1 (UInt32)
-- p52 = 2 (Int64)
-- p53 = 1 (UInt32)
-- p54 = 1 (UInt32)
-- p55 = 1 (UInt32)
-- p56 = 1 (UInt32)
-- p57 = 1 (UInt32)
-- p58 = 0 (UInt16)
-- p59 = 1 (UInt32)
-- p60 = 4 (Int64)
-- p61 = 1 (UInt32)
-- p62 = 2 (Int64)
-- p63 = 1 (UInt32)
-- p64 = 0 (UInt16)
-- p65 = 1 (UInt32)
-- p66 = 1 (Int64)
-- p67 = 10000 (Int64)
-- p68 = 1 (UInt32)
-- p69 = 3 (Int64)
-- p70 = 1 (UInt32)
-- p71 = 10000 (Int64)
-- p72 = 1 (UInt32)
-- p73 = 1 (UInt32)
-- p74 = "Order Completed" (String)
-- p75 = "" (String)
-- p76 = 50 (Int64)
-- p77 = 1 (UInt32)
WITH seen AS (
SELECT case, label, shown AS steps FROM (
      SELECT case, label, steps AS shown FROM (
    SELECT case, label, steps FROM journeys
    WHERE workspace = {p0:UInt32} AND kind = {p1:UInt16} AND generation = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p2:UInt32}), {p3:Int64}) AND length(steps) <= {p4:Int64} AND case NOT IN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p5:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p6:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p7:UInt32} AND kind = {p8:UInt16} AND revision = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p9:UInt32}), {p10:Int64}) AND batch > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p11:UInt32}), {p12:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p13:UInt32} AND kind = {p14:UInt16} AND generation = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p15:UInt32}), {p16:Int64}) AND length(steps) > {p17:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p18:UInt32}), {p19:Int64}) AND workspace = {p20:UInt32}))
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p21:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p22:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units
      WHERE workspace = {p23:UInt32} AND kind = {p24:UInt16} AND revision = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p25:UInt32}), {p26:Int64}) AND dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p27:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p28:UInt32})), unit)) IN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p29:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p30:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p31:UInt32} AND kind = {p32:UInt16} AND revision = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p33:UInt32}), {p34:Int64}) AND batch > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p35:UInt32}), {p36:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p37:UInt32} AND kind = {p38:UInt16} AND generation = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p39:UInt32}), {p40:Int64}) AND length(steps) > {p41:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p42:UInt32}), {p43:Int64}) AND workspace = {p44:UInt32}))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p45:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p46:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts
      WHERE workspace = {p47:UInt32} AND kind = {p48:UInt16} AND revision = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p49:UInt32}), {p50:Int64}) AND batch > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p51:UInt32}), {p52:Int64}) AND dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p53:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p54:UInt32})), unit)) IN (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p55:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p56:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p57:UInt32} AND kind = {p58:UInt16} AND revision = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p59:UInt32}), {p60:Int64}) AND batch > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p61:UInt32}), {p62:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p63:UInt32} AND kind = {p64:UInt16} AND generation = tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p65:UInt32}), {p66:Int64}) AND length(steps) > {p67:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement((SELECT max((generation, batch, version, revision)) FROM journey_folds WHERE workspace = {p68:UInt32}), {p69:Int64}) AND workspace = {p70:UInt32}))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p71:Int64}
  ) WHERE 1
    ) WHERE notEmpty(shown)
),
laid AS (
WITH (SELECT groupArrayInsertAt(toUInt16(0))(node, code) FROM (SELECT code, toUInt16(dense_rank() OVER (ORDER BY (name, ''))) AS node FROM journey_codes FINAL WHERE workspace = {p72:UInt32})) AS node_of SELECT case, label, steps AS kept, arrayMap(s -> node_of[toUInt16(s) + 1], kept) AS nodes FROM seen WHERE notEmpty(kept)
),
marked AS (
SELECT case, label FROM laid WHERE has(nodes, toUInt16(indexOf((SELECT groupArray(name) FROM (SELECT DISTINCT (name, '') AS name FROM journey_codes FINAL WHERE workspace = {p73:UInt32} ORDER BY name)), ({p74:String}, {p75:String}))))
),
listed AS (
SELECT case, label, total FROM (SELECT case, label, count() OVER () AS total FROM marked)
        WHERE 1 ORDER BY case LIMIT {p76:Int64}
)
SELECT l.1 AS case, l.2 AS label, identifiers, l.3 AS total
    FROM (
      WITH (SELECT groupArray((case, label, total)) FROM listed) AS found
      SELECT l, e.identifiers AS identifiers FROM (SELECT arrayJoin(found) AS l) AS f
      LEFT JOIN (
        SELECT trace, any(identifiers) AS identifiers FROM (SELECT * FROM events WHERE workspace = {p77:UInt32})
        WHERE trace IN (SELECT arrayJoin(found).1) GROUP BY trace
      ) AS e ON l.1 = e.trace
    ) ORDER BY case
