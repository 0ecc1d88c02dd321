-- checkout-effort
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
-- p38 = 1 (UInt32)
-- p39 = 1 (UInt32)
-- p40 = 1 (UInt32)
-- p41 = 2208988800000 (Int64)
-- p42 = "Page Left" (String)
-- p43 = "clicks" (String)
-- p44 = "clicks" (String)
-- p45 = "Click" (String)
-- p46 = "Clicked" (String)
-- p47 = "Button Clicked" (String)
-- p48 = "Element Clicked" (String)
-- p49 = "Link Clicked" (String)
-- p50 = "$autocapture" (String)
-- p51 = "Form Submitted" (String)
-- p52 = "fields" (String)
-- p53 = "fields" (String)
-- p54 = "Form Abandoned" (String)
-- p55 = "fields" (String)
-- p56 = "fields" (String)
-- p57 = "Field Filled" (String)
-- p58 = "Form Field Filled" (String)
-- p59 = "Field Changed" (String)
-- p60 = "page" (String)
-- p61 = "screen" (String)
-- p62 = "Checkout Step Viewed" (String)
-- p63 = "steps" (String)
-- p64 = "steps" (String)
-- p65 = "Checkout Step Completed" (String)
-- p66 = "steps" (String)
-- p67 = "steps" (String)
-- p68 = "Script Error" (String)
-- p69 = "Form Error" (String)
-- p70 = "Validation Failed" (String)
-- p71 = "Payment Failed" (String)
-- p72 = "Checkout Timed Out" (String)
-- p73 = "Rage Click" (String)
-- p74 = "Dead Click" (String)
-- p75 = ["Payment Info Entered"] (Array(String))
-- p76 = ["Payment Failed"] (Array(String))
-- p77 = 1 (UInt32)
-- p78 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture","Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed","page","screen","Checkout Step Completed","Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click","Payment Info Entered"] (Array(String))
-- p79 = 1073741827 (UInt32)
-- p80 = 1 (UInt32)
-- p81 = 1 (UInt32)
-- p82 = 1 (UInt32)
-- p83 = 1 (UInt32)
-- p84 = 1 (UInt32)
-- p85 = 1 (UInt32)
-- p86 = 0 (UInt16)
-- p87 = 4 (Int64)
-- p88 = 2 (Int64)
-- p89 = 1 (UInt32)
-- p90 = 0 (UInt16)
-- p91 = 1 (Int64)
-- p92 = 10000 (Int64)
-- p93 = 3 (Int64)
-- p94 = 1 (UInt32)
-- p95 = 1 (UInt32)
-- p96 = 0 (UInt16)
-- p97 = 1 (Int64)
-- p98 = 10000 (Int64)
-- p99 = 1 (UInt32)
-- p100 = 1 (UInt32)
-- p101 = 1 (UInt32)
-- p102 = 0 (UInt16)
-- p103 = 4 (Int64)
-- p104 = 1 (UInt32)
-- p105 = 1 (UInt32)
-- p106 = 1 (UInt32)
-- p107 = 0 (UInt16)
-- p108 = 4 (Int64)
-- p109 = 2 (Int64)
-- p110 = 10000 (Int64)
-- p111 = 1 (UInt32)
-- p112 = "Checkout Started" (String)
-- p113 = 1 (UInt32)
-- p114 = 1 (UInt32)
-- p115 = 2208988800000 (Int64)
-- p116 = "Page Left" (String)
-- p117 = "clicks" (String)
-- p118 = "clicks" (String)
-- p119 = "Click" (String)
-- p120 = "Clicked" (String)
-- p121 = "Button Clicked" (String)
-- p122 = "Element Clicked" (String)
-- p123 = "Link Clicked" (String)
-- p124 = "$autocapture" (String)
-- p125 = "Form Submitted" (String)
-- p126 = "fields" (String)
-- p127 = "fields" (String)
-- p128 = "Form Abandoned" (String)
-- p129 = "fields" (String)
-- p130 = "fields" (String)
-- p131 = "Field Filled" (String)
-- p132 = "Form Field Filled" (String)
-- p133 = "Field Changed" (String)
-- p134 = "page" (String)
-- p135 = "screen" (String)
-- p136 = "Checkout Step Viewed" (String)
-- p137 = "steps" (String)
-- p138 = "steps" (String)
-- p139 = "Checkout Step Completed" (String)
-- p140 = "steps" (String)
-- p141 = "steps" (String)
-- p142 = "Script Error" (String)
-- p143 = "Form Error" (String)
-- p144 = "Validation Failed" (String)
-- p145 = "Payment Failed" (String)
-- p146 = "Checkout Timed Out" (String)
-- p147 = "Rage Click" (String)
-- p148 = "Dead Click" (String)
-- p149 = ["Payment Info Entered"] (Array(String))
-- p150 = ["Payment Failed"] (Array(String))
-- p151 = "payment_methods" (String)
-- p152 = 1 (UInt32)
-- p153 = ["Payment Methods Shown","Checkout Step Viewed"] (Array(String))
-- p154 = 1073741827 (UInt32)
-- p155 = 1 (UInt32)
-- p156 = 1 (UInt32)
-- p157 = 1 (UInt32)
-- p158 = 1 (UInt32)
-- p159 = 1 (UInt32)
-- p160 = 1 (UInt32)
-- p161 = 0 (UInt16)
-- p162 = 4 (Int64)
-- p163 = 2 (Int64)
-- p164 = 1 (UInt32)
-- p165 = 0 (UInt16)
-- p166 = 1 (Int64)
-- p167 = 10000 (Int64)
-- p168 = 3 (Int64)
-- p169 = 1 (UInt32)
-- p170 = 1 (UInt32)
-- p171 = 0 (UInt16)
-- p172 = 1 (Int64)
-- p173 = 10000 (Int64)
-- p174 = 1 (UInt32)
-- p175 = 1 (UInt32)
-- p176 = 1 (UInt32)
-- p177 = 0 (UInt16)
-- p178 = 4 (Int64)
-- p179 = 1 (UInt32)
-- p180 = 1 (UInt32)
-- p181 = 1 (UInt32)
-- p182 = 0 (UInt16)
-- p183 = 4 (Int64)
-- p184 = 2 (Int64)
-- p185 = 10000 (Int64)
-- p186 = 1 (UInt32)
-- p187 = "Checkout Started" (String)
-- p188 = "clicks" (String)
-- p189 = 1 (Int64)
-- p190 = "fields" (String)
-- p191 = 2 (Int64)
-- p192 = "pages" (String)
-- p193 = 3 (Int64)
-- p194 = "steps" (String)
-- p195 = 4 (Int64)
-- p196 = "errors" (String)
-- p197 = 5 (Int64)
-- p198 = "clicks" (String)
-- p199 = 1 (Int64)
-- p200 = "fields" (String)
-- p201 = 2 (Int64)
-- p202 = "pages" (String)
-- p203 = 3 (Int64)
-- p204 = "steps" (String)
-- p205 = 4 (Int64)
-- p206 = "errors" (String)
-- p207 = 5 (Int64)
-- p208 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture"] (Array(String))
-- p209 = "clicks" (String)
-- p210 = ["Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed"] (Array(String))
-- p211 = "fields" (String)
-- p212 = ["page","screen"] (Array(String))
-- p213 = "pages" (String)
-- p214 = ["Checkout Step Viewed","Checkout Step Completed"] (Array(String))
-- p215 = "steps" (String)
-- p216 = ["Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click"] (Array(String))
-- p217 = "errors" (String)
-- p218 = 1 (UInt32)
-- p219 = 1073741827 (UInt32)
-- p220 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture","Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed","page","screen","Checkout Step Viewed","Checkout Step Completed","Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click"] (Array(String))
-- p221 = ["Order Completed"] (Array(String))
-- p222 = ["Order Delivered"] (Array(String))
-- p223 = ["Order Refused","Delivery Refused"] (Array(String))
-- p224 = 1 (UInt32)
-- p225 = ["Order Completed","Order Delivered","Order Refused","Delivery Refused"] (Array(String))
-- p226 = 1073741827 (UInt32)
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
SELECT case, label, begun, went, took, toInt64(bitShiftRight(begun, 16)) AS first_ms, if(went, first_ms + took, if(empty(between), first_ms, toInt64(bitShiftRight(between[-1], 16)))) AS last_ms
      FROM (
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
  ) WHERE is_over
),
told AS (
SELECT m.case AS case, label, went, took, last_ms, (SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p38:UInt32})[toUInt16(begun) + 1] AS channel, ['all'] AS sides,
        arrayFilter(one -> one.1 >= first_ms AND one.1 <= last_ms, b.told) AS told
      FROM attempts AS m LEFT JOIN (
      SELECT case, arraySort(groupArray(one)) AS told
      FROM (SELECT * FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p39:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p40:UInt32})), trace)) AS case,
        (toInt64(toUInt64(toUnixTimestamp64Milli(time) + {p41:Int64})), ordinal, call, CAST([multiIf(name = {p42:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`clicks`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p43:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p44:String})), 1.)), name = {p45:String}, 1., name = {p46:String}, 1., name = {p47:String}, 1., name = {p48:String}, 1., name = {p49:String}, 1., name = {p50:String}, 1., 0.), multiIf(name = {p51:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p52:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p53:String})), 1.)), name = {p54:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p55:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p56:String})), 1.)), name = {p57:String}, 1., name = {p58:String}, 1., name = {p59:String}, 1., 0.), multiIf(name = {p60:String}, 1., name = {p61:String}, 1., 0.), multiIf(name = {p62:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p63:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p64:String})), 1.)), name = {p65:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p66:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p67:String})), 1.)), 0.), multiIf(name = {p68:String}, 1., name = {p69:String}, 1., name = {p70:String}, 1., name = {p71:String}, 1., name = {p72:String}, 1., name = {p73:String}, 1., name = {p74:String}, 1., 0.)], 'Array(Float64)'), toUInt8(multiIf(name IN ({p75:Array(String)}), 1, name IN ({p76:Array(String)}), 2, 0)),
          ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), CAST([], 'Array(String)')) AS one FROM events PREWHERE workspace = {p77:UInt32} AND (name IN ({p78:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p79:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p80:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p81:UInt32})), trace)) IN (WITH (SELECT groupArray(case) FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p82:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p83:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p84:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p85:UInt32} AND kind = {p86:UInt16} AND revision = tupleElement(fold_state, {p87:Int64}) AND batch > tupleElement(fold_state, {p88:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p89:UInt32} AND kind = {p90:UInt16} AND generation = tupleElement(fold_state, {p91:Int64}) AND length(codes) > {p92:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p93:Int64}) AND workspace = {p94:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p95:UInt32} AND kind = {p96:UInt16} AND generation = tupleElement(fold_state, {p97:Int64}) AND length(codes) <= {p98:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p99:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p100:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p101:UInt32} AND kind = {p102:UInt16} AND revision = tupleElement(fold_state, {p103:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p104:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p105:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p106:UInt32} AND kind = {p107:UInt16} AND revision = tupleElement(fold_state, {p108:Int64}) AND batch > tupleElement(fold_state, {p109:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p110:Int64} AND notEmpty(touched_cases)
  ) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p111:UInt32} AND ((name = {p112:String}))), codes)) AS those SELECT arrayJoin(those))))) UNION ALL SELECT * FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p113:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p114:UInt32})), trace)) AS case,
        (toInt64(toUInt64(toUnixTimestamp64Milli(time) + {p115:Int64})), ordinal, call, CAST([multiIf(name = {p116:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`clicks`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p117:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p118:String})), 1.)), name = {p119:String}, 1., name = {p120:String}, 1., name = {p121:String}, 1., name = {p122:String}, 1., name = {p123:String}, 1., name = {p124:String}, 1., 0.), multiIf(name = {p125:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p126:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p127:String})), 1.)), name = {p128:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p129:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p130:String})), 1.)), name = {p131:String}, 1., name = {p132:String}, 1., name = {p133:String}, 1., 0.), multiIf(name = {p134:String}, 1., name = {p135:String}, 1., 0.), multiIf(name = {p136:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p137:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p138:String})), 1.)), name = {p139:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p140:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p141:String})), 1.)), 0.), multiIf(name = {p142:String}, 1., name = {p143:String}, 1., name = {p144:String}, 1., name = {p145:String}, 1., name = {p146:String}, 1., name = {p147:String}, 1., name = {p148:String}, 1., 0.)], 'Array(Float64)'), toUInt8(multiIf(name IN ({p149:Array(String)}), 1, name IN ({p150:Array(String)}), 2, 0)),
          ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), arrayMap(x -> trim(BOTH '"' FROM x), JSONExtractArrayRaw(if(properties_text != '', properties_text, toString(properties)), {p151:String}))) AS one FROM events PREWHERE workspace = {p152:UInt32} AND (name IN ({p153:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p154:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p155:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p156:UInt32})), trace)) IN (WITH (SELECT groupArray(case) FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p157:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p158:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p159:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p160:UInt32} AND kind = {p161:UInt16} AND revision = tupleElement(fold_state, {p162:Int64}) AND batch > tupleElement(fold_state, {p163:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p164:UInt32} AND kind = {p165:UInt16} AND generation = tupleElement(fold_state, {p166:Int64}) AND length(codes) > {p167:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p168:Int64}) AND workspace = {p169:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p170:UInt32} AND kind = {p171:UInt16} AND generation = tupleElement(fold_state, {p172:Int64}) AND length(codes) <= {p173:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p174:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p175:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p176:UInt32} AND kind = {p177:UInt16} AND revision = tupleElement(fold_state, {p178:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p179:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p180:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p181:UInt32} AND kind = {p182:UInt16} AND revision = tupleElement(fold_state, {p183:Int64}) AND batch > tupleElement(fold_state, {p184:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p185:Int64} AND notEmpty(touched_cases)
  ) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p186:UInt32} AND ((name = {p187:String}))), codes)) AS those SELECT arrayJoin(those))))))
      GROUP BY case
    ) AS b ON m.case = b.case
),
facts AS (
SELECT arrayJoin(arrayConcat([('attempts', '', '', 'all', 0., 0, 0, 0, 0, toUInt8(went), channel)], arrayFilter((one, i) -> went AND (channel != '' OR i % 2 = 1), arrayFlatten(arrayMap(one -> arrayMap(side -> arrayMap(of -> ('effort', one.1, of, side, one.2, 0, 0, 0, 0, 0, channel), ['', channel]), sides), [('seconds', toFloat64(ifNull(took, 0)) / 1000), ({p188:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p189:Int64}], told)))), ({p190:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p191:Int64}], told)))), ({p192:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p193:Int64}], told)))), ({p194:String}, toFloat64(if(empty(told), 0, arrayMax(arrayMap(one -> one.4[{p195:Int64}], told))))), ({p196:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p197:Int64}], told))))])), arrayEnumerate(arrayFlatten(arrayMap(one -> arrayMap(side -> arrayMap(of -> ('effort', one.1, of, side, one.2, 0, 0, 0, 0, 0, channel), ['', channel]), sides), [('seconds', toFloat64(ifNull(took, 0)) / 1000), ({p198:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p199:Int64}], told)))), ({p200:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p201:Int64}], told)))), ({p202:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p203:Int64}], told)))), ({p204:String}, toFloat64(if(empty(told), 0, arrayMax(arrayMap(one -> one.4[{p205:Int64}], told))))), ({p206:String}, toFloat64(arraySum(arrayMap(one -> one.4[{p207:Int64}], told))))])))), arrayMap(method -> ('method', method, '', 'all',
          if(went AND arrayMap(one -> one.6, arrayFilter(one -> one.5 = 1, told))[-1] = method, toFloat64(last_ms - arrayFirst(one -> one.5 = 1 AND one.6 = method, told).1), -1.),
          toUInt8(has(arrayFlatten(arrayMap(one -> one.7, told)), method)), toUInt8(has(arrayMap(one -> one.6, arrayFilter(one -> one.5 = 1, told)), method)), toUInt8(has(arrayMap(one -> one.6, arrayFilter(one -> one.5 = 1, told)), method) AND has(arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.5 = 2, if(one.6 != '', one.6, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.5 = 1, one.6, ''), told)))), method)),
          toUInt8(countEqual(arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.5 = 2, if(one.6 != '', one.6, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.5 = 1, one.6, ''), told)))), method)), toUInt8(went AND arrayMap(one -> one.6, arrayFilter(one -> one.5 = 1, told))[-1] = method), channel),
        arrayFilter(method -> method != '', arrayDistinct(arrayConcat(arrayMap(one -> one.6, arrayFilter(one -> one.5 = 1, told)), arrayFlatten(arrayMap(one -> one.7, told)), arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.5 = 2, if(one.6 != '', one.6, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.5 = 1, one.6, ''), told)))))))))) AS fact FROM told
),
summed AS (
SELECT fact.1 AS kind, fact.2 AS name, fact.3 AS channel, fact.4 AS side, fact.11 AS begun_on, count() AS facts, max(fact.5) AS most, avgState(fact.5) AS means,
        quantilesExactInclusiveStateIf(0.5, 0.75, 0.9)(fact.5, fact.1 != 'method' OR fact.5 >= 0) AS all_quantiles, sumMapState([if(fact.2 = 'seconds', multiIf(fact.5 < 600, floor(fact.5 / 15) * 15, fact.5 < 3600, floor(fact.5 / 300) * 300, 3600.),
          multiIf(fact.5 < 20, floor(fact.5), fact.5 < 100, floor(fact.5 / 10) * 10, floor(fact.5 / 100) * 100))], [toUInt64(1)]) AS all_bins,
        sum(fact.6) AS all_offered, sum(fact.7) AS all_chosen, sum(fact.8) AS all_failed, sum(fact.9) AS all_failures, sum(fact.10) AS all_won
      FROM facts GROUP BY kind, name, channel, side, begun_on
),
counted AS (
SELECT kind, name, channel, side, sum(facts) AS n, max(is_recorded) AS recorded, avgMerge(means) AS mean, quantilesExactInclusiveMerge(0.5, 0.75, 0.9)(all_quantiles) AS quantiles,
        sumMapMerge(all_bins) AS bins, sum(all_offered) AS offered, sum(all_chosen) AS chosen, sum(all_failed) AS failed, sum(all_failures) AS failures, sum(all_won) AS won, toUInt64(0) AS refused
      FROM (
        SELECT *, toUInt8(kind != 'effort' OR name = 'seconds' OR has((SELECT groupUniqArrayArray(arrayMap(id -> (id, toString(channel)), [if(name IN ({p208:Array(String)}), {p209:String}, ''), if(name IN ({p210:Array(String)}), {p211:String}, ''), if(name IN ({p212:Array(String)}), {p213:String}, ''), if(name IN ({p214:Array(String)}), {p215:String}, ''), if(name IN ({p216:Array(String)}), {p217:String}, '')])) FROM (SELECT name, channel FROM events WHERE workspace = {p218:UInt32} AND type != 'system' AND bitAnd(flags, {p219:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (name IN ({p220:Array(String)}) AND trace != 0)))), (name, begun_on)) OR max(most) OVER (PARTITION BY kind, name, begun_on) > 0) AS is_recorded
        FROM summed
      )
      WHERE channel != '' OR is_recorded
      GROUP BY kind, name, channel, side
)
SELECT * FROM (SELECT * FROM counted UNION ALL 
      SELECT 'door', method, '', 'all', count(), toUInt8(1), 0., CAST([0., 0., 0.], 'Array(Float64)'), ([0.], [toUInt64(0)]), toUInt64(0), toUInt64(0), toUInt64(0), toUInt64(0), countIf(delivered) AS won, countIf(refused AND NOT delivered) AS refused
      FROM (
        SELECT order_key, argMaxIf(told.2, told.1, told.3 = 1) AS method, max(told.3 = 1) AS placed, max(told.3 = 2) AS delivered, max(told.3 = 3) AS refused
        FROM (SELECT ifNull(toString(properties.`order_id`), '') AS order_key, ((time, ordinal, call, message_id), ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), multiIf(name IN ({p221:Array(String)}) AND 1, 1, name IN ({p222:Array(String)}), 2, name IN ({p223:Array(String)}), 3, 0)) AS told FROM events PREWHERE workspace = {p224:UInt32} AND (name IN ({p225:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p226:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (ifNull(toString(properties.`order_id`), '') != '')))
        GROUP BY order_key HAVING placed AND method != ''
      )
      GROUP BY method) ORDER BY kind, name, channel, side
