"""The results as files for machines and for quoting: results.json with its schema, problems.json, xlsx and csv.

Its doors are `records`, `problem_records` and `sheets`; importing the room loads none of them, because a check needs
only the problems.
"""
