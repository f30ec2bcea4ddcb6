"""How fast the tool is, always beside something measured in the same run: `make bench`. One module a subject.

No part of the evaluation and of its tests; what was measured, where and when, stands in README.md.
"""
