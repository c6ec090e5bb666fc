"""The only place where concrete engines, clocks and servers are chosen."""
