"""Extension reasons: the four choices on the court service's form.

They are choices on a form, not the law's test, which is that an extension is necessary to resolve the proceedings
justly (Children Act 1989, section 32(5)).
"""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

EXTENSIONS = read_code_list("extensions")
