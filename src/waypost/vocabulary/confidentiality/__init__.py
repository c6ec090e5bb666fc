"""What may be known by whom: the marks of values, the exits by which they may leave, the flags that raise them."""
