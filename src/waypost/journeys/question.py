"""Questions asked of the record: frozen expressions that name no engine. Every store compiles them.

A `Question` asks one table (`children_in_proceedings` or `proceedings`) for one aggregate, over the rows where a condition
holds, by some columns. `memory` walks the nodes row by row; the engines compile the same nodes. Null follows SQL: a
comparison with null is unknown, and unknown does not count.
"""
