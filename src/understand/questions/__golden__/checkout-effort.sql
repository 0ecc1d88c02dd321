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
-- p34 = "18446744073709486080" (UInt64)
-- p35 = "Order Completed" (String)
-- p36 = "1" (UInt64)
-- p37 = "Checkout Started" (String)
-- p38 = "2" (UInt64)
-- p39 = 1 (UInt32)
-- p40 = 1 (UInt32)
-- p41 = "Checkout Started" (String)
-- p42 = 1 (UInt32)
-- p43 = 1 (UInt32)
-- p44 = 1 (UInt32)
-- p45 = "Page Left" (String)
-- p46 = "clicks" (String)
-- p47 = "clicks" (String)
-- p48 = "Click" (String)
-- p49 = "Clicked" (String)
-- p50 = "Button Clicked" (String)
-- p51 = "Element Clicked" (String)
-- p52 = "Link Clicked" (String)
-- p53 = "$autocapture" (String)
-- p54 = "Form Submitted" (String)
-- p55 = "fields" (String)
-- p56 = "fields" (String)
-- p57 = "Form Abandoned" (String)
-- p58 = "fields" (String)
-- p59 = "fields" (String)
-- p60 = "Field Filled" (String)
-- p61 = "Form Field Filled" (String)
-- p62 = "Field Changed" (String)
-- p63 = "page" (String)
-- p64 = "screen" (String)
-- p65 = "Checkout Step Viewed" (String)
-- p66 = "steps" (String)
-- p67 = "steps" (String)
-- p68 = "Checkout Step Completed" (String)
-- p69 = "steps" (String)
-- p70 = "steps" (String)
-- p71 = "Script Error" (String)
-- p72 = "Form Error" (String)
-- p73 = "Validation Failed" (String)
-- p74 = "Payment Failed" (String)
-- p75 = "Checkout Timed Out" (String)
-- p76 = "Rage Click" (String)
-- p77 = "Dead Click" (String)
-- p78 = 2208988800000 (Int64)
-- p79 = ["Payment Info Entered"] (Array(String))
-- p80 = ["Payment Failed"] (Array(String))
-- p81 = 1 (UInt32)
-- p82 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture","Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed","page","screen","Checkout Step Completed","Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click","Payment Info Entered"] (Array(String))
-- p83 = 1073741827 (UInt32)
-- p84 = 1 (UInt32)
-- p85 = 1 (UInt32)
-- p86 = 1 (UInt32)
-- p87 = 1 (UInt32)
-- p88 = 1 (UInt32)
-- p89 = 1 (UInt32)
-- p90 = 0 (UInt16)
-- p91 = 4 (Int64)
-- p92 = 2 (Int64)
-- p93 = 1 (UInt32)
-- p94 = 0 (UInt16)
-- p95 = 1 (Int64)
-- p96 = 10000 (Int64)
-- p97 = 3 (Int64)
-- p98 = 1 (UInt32)
-- p99 = 1 (UInt32)
-- p100 = 0 (UInt16)
-- p101 = 1 (Int64)
-- p102 = 10000 (Int64)
-- p103 = 1 (UInt32)
-- p104 = 1 (UInt32)
-- p105 = 1 (UInt32)
-- p106 = 0 (UInt16)
-- p107 = 4 (Int64)
-- p108 = 1 (UInt32)
-- p109 = 1 (UInt32)
-- p110 = 1 (UInt32)
-- p111 = 0 (UInt16)
-- p112 = 4 (Int64)
-- p113 = 2 (Int64)
-- p114 = 10000 (Int64)
-- p115 = 1 (UInt32)
-- p116 = "Checkout Started" (String)
-- p117 = 1 (UInt32)
-- p118 = 1 (UInt32)
-- p119 = "Page Left" (String)
-- p120 = "clicks" (String)
-- p121 = "clicks" (String)
-- p122 = "Click" (String)
-- p123 = "Clicked" (String)
-- p124 = "Button Clicked" (String)
-- p125 = "Element Clicked" (String)
-- p126 = "Link Clicked" (String)
-- p127 = "$autocapture" (String)
-- p128 = "Form Submitted" (String)
-- p129 = "fields" (String)
-- p130 = "fields" (String)
-- p131 = "Form Abandoned" (String)
-- p132 = "fields" (String)
-- p133 = "fields" (String)
-- p134 = "Field Filled" (String)
-- p135 = "Form Field Filled" (String)
-- p136 = "Field Changed" (String)
-- p137 = "page" (String)
-- p138 = "screen" (String)
-- p139 = "Checkout Step Viewed" (String)
-- p140 = "steps" (String)
-- p141 = "steps" (String)
-- p142 = "Checkout Step Completed" (String)
-- p143 = "steps" (String)
-- p144 = "steps" (String)
-- p145 = "Script Error" (String)
-- p146 = "Form Error" (String)
-- p147 = "Validation Failed" (String)
-- p148 = "Payment Failed" (String)
-- p149 = "Checkout Timed Out" (String)
-- p150 = "Rage Click" (String)
-- p151 = "Dead Click" (String)
-- p152 = 2208988800000 (Int64)
-- p153 = ["Payment Info Entered"] (Array(String))
-- p154 = ["Payment Failed"] (Array(String))
-- p155 = "payment_methods" (String)
-- p156 = 1 (UInt32)
-- p157 = ["Payment Methods Shown","Checkout Step Viewed"] (Array(String))
-- p158 = 1073741827 (UInt32)
-- p159 = 1 (UInt32)
-- p160 = 1 (UInt32)
-- p161 = 1 (UInt32)
-- p162 = 1 (UInt32)
-- p163 = 1 (UInt32)
-- p164 = 1 (UInt32)
-- p165 = 0 (UInt16)
-- p166 = 4 (Int64)
-- p167 = 2 (Int64)
-- p168 = 1 (UInt32)
-- p169 = 0 (UInt16)
-- p170 = 1 (Int64)
-- p171 = 10000 (Int64)
-- p172 = 3 (Int64)
-- p173 = 1 (UInt32)
-- p174 = 1 (UInt32)
-- p175 = 0 (UInt16)
-- p176 = 1 (Int64)
-- p177 = 10000 (Int64)
-- p178 = 1 (UInt32)
-- p179 = 1 (UInt32)
-- p180 = 1 (UInt32)
-- p181 = 0 (UInt16)
-- p182 = 4 (Int64)
-- p183 = 1 (UInt32)
-- p184 = 1 (UInt32)
-- p185 = 1 (UInt32)
-- p186 = 0 (UInt16)
-- p187 = 4 (Int64)
-- p188 = 2 (Int64)
-- p189 = 10000 (Int64)
-- p190 = 1 (UInt32)
-- p191 = "Checkout Started" (String)
-- p192 = "clicks" (String)
-- p193 = 1 (Int64)
-- p194 = "fields" (String)
-- p195 = 2 (Int64)
-- p196 = "pages" (String)
-- p197 = 3 (Int64)
-- p198 = "steps" (String)
-- p199 = 4 (Int64)
-- p200 = "errors" (String)
-- p201 = 5 (Int64)
-- p202 = "clicks" (String)
-- p203 = 1 (Int64)
-- p204 = "fields" (String)
-- p205 = 2 (Int64)
-- p206 = "pages" (String)
-- p207 = 3 (Int64)
-- p208 = "steps" (String)
-- p209 = 4 (Int64)
-- p210 = "errors" (String)
-- p211 = 5 (Int64)
-- p212 = "clicks" (String)
-- p213 = "fields" (String)
-- p214 = "pages" (String)
-- p215 = "steps" (String)
-- p216 = "errors" (String)
-- p217 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture"] (Array(String))
-- p218 = ["Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed"] (Array(String))
-- p219 = ["page","screen"] (Array(String))
-- p220 = ["Checkout Step Viewed","Checkout Step Completed"] (Array(String))
-- p221 = ["Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click"] (Array(String))
-- p222 = 1 (UInt32)
-- p223 = 1073741827 (UInt32)
-- p224 = ["Page Left","Click","Clicked","Button Clicked","Element Clicked","Link Clicked","$autocapture","Form Submitted","Form Abandoned","Field Filled","Form Field Filled","Field Changed","page","screen","Checkout Step Viewed","Checkout Step Completed","Script Error","Form Error","Validation Failed","Payment Failed","Checkout Timed Out","Rage Click","Dead Click"] (Array(String))
-- p225 = ["Order Completed"] (Array(String))
-- p226 = ["Order Delivered"] (Array(String))
-- p227 = ["Order Refused","Delivery Refused"] (Array(String))
-- p228 = 1 (UInt32)
-- p229 = ["Order Completed","Order Delivered","Order Refused","Delivery Refused"] (Array(String))
-- p230 = 1073741827 (UInt32)
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
        SELECT case, label, arraySlice(whole, first) AS steps, arraySlice(all_kinds, first) AS kinds,
          arrayShiftLeft(arrayReverseFill(mark -> mark > 0, arrayMap((s, kind) -> if(kind > 0, bitOr(bitAnd(s, {p34:UInt64}), toUInt64(kind)), 0), steps, kinds)), 1) AS next,
          arrayMap((s, kind) -> if(kind = 1, bitShiftRight(s, 16), 0), steps, kinds) AS beginnings
        FROM (
          SELECT case, label, steps AS whole, arrayMap(s -> arrayMap(bit -> toUInt8(multiIf(bitTest(bit, 0), 2, bitTest(bit, 1), 1, 0)), (SELECT groupArrayInsertAt(toUInt64(0))(toUInt64(0) + if((name = {p35:String}), {p36:UInt64}, 0) + if((name = {p37:String}), {p38:UInt64}, 0), code) AS bits FROM journey_codes FINAL WHERE workspace = {p39:UInt32}))[toUInt16(s) + 1], steps) AS all_kinds, indexOf(all_kinds, 1) AS first
          FROM seen WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p40:UInt32} AND ((name = {p41:String}))), codes)
        ) WHERE first > 0
      ))
    ARRAY JOIN pieces AS piece
    WHERE arrayExists(one -> one.2 = 1, piece)
  ) WHERE is_over
),
told AS (
SELECT m.case AS case, label, went, took, last_ms, (SELECT groupArrayInsertAt('')(toString(channel), code) FROM journey_codes FINAL WHERE workspace = {p42:UInt32})[toUInt16(begun) + 1] AS channel, ['all'] AS sides,
        arrayFilter((of, ms) -> ms >= first_ms AND ms <= last_ms, b.amounts, b.times) AS amounts,
        arrayFilter(one -> one.1 >= first_ms AND one.1 <= last_ms, b.told) AS told
      FROM attempts AS m LEFT JOIN (
      SELECT case, groupArray(one.1) AS times, groupArray(amount) AS amounts, arraySort(groupArrayIf(one, one.4 > 0 OR notEmpty(one.6))) AS told
      FROM (SELECT * FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p43:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p44:UInt32})), trace)) AS case,
        CAST([multiIf(name = {p45:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`clicks`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p46:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p47:String})), 1.)), name = {p48:String}, 1., name = {p49:String}, 1., name = {p50:String}, 1., name = {p51:String}, 1., name = {p52:String}, 1., name = {p53:String}, 1., 0.), multiIf(name = {p54:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p55:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p56:String})), 1.)), name = {p57:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p58:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p59:String})), 1.)), name = {p60:String}, 1., name = {p61:String}, 1., name = {p62:String}, 1., 0.), multiIf(name = {p63:String}, 1., name = {p64:String}, 1., 0.), multiIf(name = {p65:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p66:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p67:String})), 1.)), name = {p68:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p69:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p70:String})), 1.)), 0.), multiIf(name = {p71:String}, 1., name = {p72:String}, 1., name = {p73:String}, 1., name = {p74:String}, 1., name = {p75:String}, 1., name = {p76:String}, 1., name = {p77:String}, 1., 0.)], 'Array(Float64)') AS amount,
        (toInt64(toUInt64(toUnixTimestamp64Milli(time) + {p78:Int64})), ordinal, call, toUInt8(multiIf(name IN ({p79:Array(String)}), 1, name IN ({p80:Array(String)}), 2, 0)),
          ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), CAST([], 'Array(String)')) AS one FROM events PREWHERE workspace = {p81:UInt32} AND (name IN ({p82:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p83:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p84:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p85:UInt32})), trace)) IN (WITH (SELECT groupArray(case) FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p86:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p87:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p88:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p89:UInt32} AND kind = {p90:UInt16} AND revision = tupleElement(fold_state, {p91:Int64}) AND batch > tupleElement(fold_state, {p92:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p93:UInt32} AND kind = {p94:UInt16} AND generation = tupleElement(fold_state, {p95:Int64}) AND length(codes) > {p96:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p97:Int64}) AND workspace = {p98:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p99:UInt32} AND kind = {p100:UInt16} AND generation = tupleElement(fold_state, {p101:Int64}) AND length(codes) <= {p102:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p103:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p104:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p105:UInt32} AND kind = {p106:UInt16} AND revision = tupleElement(fold_state, {p107:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p108:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p109:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p110:UInt32} AND kind = {p111:UInt16} AND revision = tupleElement(fold_state, {p112:Int64}) AND batch > tupleElement(fold_state, {p113:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p114:Int64} AND notEmpty(touched_cases)
  ) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p115:UInt32} AND ((name = {p116:String}))), codes)) AS those SELECT arrayJoin(those))))) UNION ALL SELECT * FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p117:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p118:UInt32})), trace)) AS case,
        CAST([multiIf(name = {p119:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`clicks`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p120:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p121:String})), 1.)), name = {p122:String}, 1., name = {p123:String}, 1., name = {p124:String}, 1., name = {p125:String}, 1., name = {p126:String}, 1., name = {p127:String}, 1., 0.), multiIf(name = {p128:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p129:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p130:String})), 1.)), name = {p131:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`fields`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p132:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p133:String})), 1.)), name = {p134:String}, 1., name = {p135:String}, 1., name = {p136:String}, 1., 0.), multiIf(name = {p137:String}, 1., name = {p138:String}, 1., 0.), multiIf(name = {p139:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p140:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p141:String})), 1.)), name = {p142:String}, ifNull(toFloat64OrNull(ifNull(toString(properties.`steps`), '')), if(JSONHas(if(properties_text != '', properties_text, toString(properties)), {p143:String}), toFloat64(JSONLength(if(properties_text != '', properties_text, toString(properties)), {p144:String})), 1.)), 0.), multiIf(name = {p145:String}, 1., name = {p146:String}, 1., name = {p147:String}, 1., name = {p148:String}, 1., name = {p149:String}, 1., name = {p150:String}, 1., name = {p151:String}, 1., 0.)], 'Array(Float64)') AS amount,
        (toInt64(toUInt64(toUnixTimestamp64Milli(time) + {p152:Int64})), ordinal, call, toUInt8(multiIf(name IN ({p153:Array(String)}), 1, name IN ({p154:Array(String)}), 2, 0)),
          ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), arrayMap(x -> trim(BOTH '"' FROM x), JSONExtractArrayRaw(if(properties_text != '', properties_text, toString(properties)), {p155:String}))) AS one FROM events PREWHERE workspace = {p156:UInt32} AND (name IN ({p157:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p158:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (trace != 0 AND dictGetOrDefault('persons_small', 'person', bitXor(trace, intHash64({p159:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(trace, intHash64({p160:UInt32})), trace)) IN (WITH (SELECT groupArray(case) FROM (
    WITH (SELECT max((generation, batch, version, revision)) AS fold FROM journey_folds WHERE workspace = {p161:UInt32}) AS fold_state, (SELECT groupUniqArray(case) FROM (SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p162:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p163:UInt32})), unit)) AS case FROM journey_parts WHERE workspace = {p164:UInt32} AND kind = {p165:UInt16} AND revision = tupleElement(fold_state, {p166:Int64}) AND batch > tupleElement(fold_state, {p167:Int64}) AND case NOT IN (SELECT case FROM journeys WHERE workspace = {p168:UInt32} AND kind = {p169:UInt16} AND generation = tupleElement(fold_state, {p170:Int64}) AND length(codes) > {p171:Int64}) UNION ALL SELECT arrayJoin([previous, person]) AS case FROM (SELECT trace, previous, person, version FROM person_changes WHERE version > tupleElement(fold_state, {p172:Int64}) AND workspace = {p173:UInt32}))) AS touched_cases
    SELECT case, label, steps, codes FROM journeys WHERE workspace = {p174:UInt32} AND kind = {p175:UInt16} AND generation = tupleElement(fold_state, {p176:Int64}) AND length(codes) <= {p177:Int64} AND (empty(touched_cases) OR case NOT IN (SELECT arrayJoin(touched_cases))) SETTINGS merge_tree_min_rows_for_concurrent_read = 8192, merge_tree_min_bytes_for_concurrent_read = 1000000
    UNION ALL
    SELECT key AS case, label, arrayMap(item -> bitOr(bitShiftLeft(item.1, 16), toUInt64(item.5)), sorted) AS steps, sorted.5 AS codes FROM (
    SELECT key, label, arrayFilter((item, id) -> item.4 != id, sorted, arrayShiftRight(sorted.4, 1, '')) AS sorted
    FROM (
      SELECT case AS key, max(label) AS label, arraySort(arrayFlatten(groupArray(arrayZip(arrayMap(s -> bitShiftRight(s, 16), steps), ordinals, calls, ids, arrayMap(s -> toUInt16(s), steps))))) AS sorted
      FROM (
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p178:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p179:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_units WHERE workspace = {p180:UInt32} AND kind = {p181:UInt16} AND revision = tupleElement(fold_state, {p182:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
      UNION ALL
      SELECT dictGetOrDefault('persons_small', 'person', bitXor(unit, intHash64({p183:UInt32})), dictGetOrDefault('persons_large', 'person', bitXor(unit, intHash64({p184:UInt32})), unit)) AS case, label, steps, ordinals, calls, ids FROM journey_parts WHERE workspace = {p185:UInt32} AND kind = {p186:UInt16} AND revision = tupleElement(fold_state, {p187:Int64}) AND batch > tupleElement(fold_state, {p188:Int64}) AND case IN (SELECT arrayJoin(touched_cases))
    )
      GROUP BY key
    ))
    WHERE length(sorted) <= {p189:Int64} AND notEmpty(touched_cases)
  ) WHERE arrayExists(c -> c IN (SELECT code FROM journey_codes FINAL WHERE workspace = {p190:UInt32} AND ((name = {p191:String}))), codes)) AS those SELECT arrayJoin(those))))))
      GROUP BY case
    ) AS b ON m.case = b.case
),
facts AS (
SELECT arrayJoin(arrayConcat([('attempts', '', '', 'all', 0., 0, 0, 0, 0, toUInt8(went), channel)], arrayFilter((one, i) -> went AND (channel != '' OR i % 2 = 1), arrayFlatten(arrayMap(one -> arrayMap(side -> arrayMap(of -> ('effort', one.1, of, side, one.2, 0, 0, 0, 0, 0, channel), ['', channel]), sides), [('seconds', toFloat64(ifNull(took, 0)) / 1000), ({p192:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p193:Int64}], amounts))))), ({p194:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p195:Int64}], amounts))))), ({p196:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p197:Int64}], amounts))))), ({p198:String}, toFloat64(if(empty(amounts), 0, arrayMax(arraySort(arrayMap(of -> of[{p199:Int64}], amounts)))))), ({p200:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p201:Int64}], amounts)))))])), arrayEnumerate(arrayFlatten(arrayMap(one -> arrayMap(side -> arrayMap(of -> ('effort', one.1, of, side, one.2, 0, 0, 0, 0, 0, channel), ['', channel]), sides), [('seconds', toFloat64(ifNull(took, 0)) / 1000), ({p202:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p203:Int64}], amounts))))), ({p204:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p205:Int64}], amounts))))), ({p206:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p207:Int64}], amounts))))), ({p208:String}, toFloat64(if(empty(amounts), 0, arrayMax(arraySort(arrayMap(of -> of[{p209:Int64}], amounts)))))), ({p210:String}, toFloat64(arraySum(arraySort(arrayMap(of -> of[{p211:Int64}], amounts)))))])))), arrayMap(method -> ('method', method, '', 'all',
          if(went AND arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told))[-1] = method, toFloat64(last_ms - arrayFirst(one -> one.4 = 1 AND one.5 = method, told).1), -1.),
          toUInt8(has(arrayFlatten(arrayMap(one -> one.6, told)), method)), toUInt8(has(arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told)), method)), toUInt8(has(arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told)), method) AND has(arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.4 = 2, if(one.5 != '', one.5, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.4 = 1, one.5, ''), told)))), method)),
          toUInt8(countEqual(arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.4 = 2, if(one.5 != '', one.5, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.4 = 1, one.5, ''), told)))), method)), toUInt8(went AND arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told))[-1] = method), channel),
        arrayFilter(method -> method != '', arrayDistinct(arrayConcat(arrayMap(one -> one.5, arrayFilter(one -> one.4 = 1, told)), arrayFlatten(arrayMap(one -> one.6, told)), arrayFilter(method -> method != '', arrayMap((one, last) -> if(one.4 = 2, if(one.5 != '', one.5, last), ''), told, arrayFill(method -> method != '', arrayMap(one -> if(one.4 = 1, one.5, ''), told)))))))))) AS fact FROM told
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
        SELECT *, toUInt8(kind != 'effort' OR name = 'seconds' OR has((SELECT groupArrayArray([if(is_1, ({p212:String}, toString(channel)), ('', '')), if(is_2, ({p213:String}, toString(channel)), ('', '')), if(is_3, ({p214:String}, toString(channel)), ('', '')), if(is_4, ({p215:String}, toString(channel)), ('', '')), if(is_5, ({p216:String}, toString(channel)), ('', ''))]) FROM (SELECT channel, max(name IN ({p217:Array(String)})) AS is_1, max(name IN ({p218:Array(String)})) AS is_2, max(name IN ({p219:Array(String)})) AS is_3, max(name IN ({p220:Array(String)})) AS is_4, max(name IN ({p221:Array(String)})) AS is_5 FROM (SELECT name, channel FROM events WHERE workspace = {p222:UInt32} AND type != 'system' AND bitAnd(flags, {p223:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (name IN ({p224:Array(String)}) AND trace != 0))) GROUP BY channel)), (name, begun_on)) OR max(most) OVER (PARTITION BY kind, name, begun_on) > 0) AS is_recorded
        FROM summed
      )
      WHERE channel != '' OR is_recorded
      GROUP BY kind, name, channel, side
)
SELECT * FROM (SELECT * FROM counted UNION ALL 
      SELECT 'door', method, '', 'all', count(), toUInt8(1), 0., CAST([0., 0., 0.], 'Array(Float64)'), ([0.], [toUInt64(0)]), toUInt64(0), toUInt64(0), toUInt64(0), toUInt64(0), countIf(delivered) AS won, countIf(refused AND NOT delivered) AS refused
      FROM (
        SELECT order_key, argMaxIf(told.2, told.1, told.3 = 1) AS method, max(told.3 = 1) AS placed, max(told.3 = 2) AS delivered, max(told.3 = 3) AS refused
        FROM (SELECT ifNull(toString(properties.`order_id`), '') AS order_key, ((time, ordinal, call, message_id), ifNull(coalesce(nullIf(ifNull(toString(properties.`payment_method`), ''), ''), nullIf(ifNull(toString(properties.`method`), ''), '')), ''), multiIf(name IN ({p225:Array(String)}) AND 1, 1, name IN ({p226:Array(String)}), 2, name IN ({p227:Array(String)}), 3, 0)) AS told FROM events PREWHERE workspace = {p228:UInt32} AND (name IN ({p229:Array(String)})) WHERE true AND type != 'system' AND bitAnd(flags, {p230:UInt32}) = 0 AND (type IN ('page', 'screen', 'track') AND (ifNull(toString(properties.`order_id`), '') != '')))
        GROUP BY order_key HAVING placed AND method != ''
      )
      GROUP BY method) ORDER BY kind, name, channel, side
