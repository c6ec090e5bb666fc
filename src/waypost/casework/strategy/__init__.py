"""The strategic plan as data: priorities, success measures, what children say, and what measures each of them."""
