-- map.emotion
-- p0 = "says" (String)
-- p1 = 1 (Float64)
-- p2 = 4 (Float64)
-- p3 = 1 (UInt32)
-- p4 = 1073741827 (UInt32)
-- p5 = "Product Reviewed" (String)
-- p6 = "Product Reviewed" (String)
WITH readings AS (

        SELECT {p0:String} AS step, score, -2 + 4 * (score - {p1:Float64}) / {p2:Float64} AS mood
        FROM (SELECT toFloat64OrNull(ifNull(toString(properties.`rating`), '')) AS score FROM events WHERE workspace = {p3:UInt32} AND type != 'system' AND bitAnd(flags, {p4:UInt32}) = 0 AND (name = {p5:String} AND 1 AND ((name = {p6:String}))))
        WHERE isNotNull(score)
)
SELECT step, avg(assumeNotNull(mood)) AS mean, if(count() > 1, stddevSamp(assumeNotNull(mood)), NULL) AS deviation, count() AS n
            FROM readings WHERE mood BETWEEN -2 AND 2 GROUP BY step ORDER BY step
