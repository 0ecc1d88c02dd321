-- evens
-- p0 = 1 (Int64)
-- p1 = 10 (Int64)
WITH numbered AS (
SELECT number, {p0:Int64} AS workspace FROM numbers({p1:Int64})
),
even AS (
SELECT number FROM numbered WHERE number % 2 = 0 ORDER BY number
)
SELECT count() AS n FROM even
