"""The results as files for machines and for quoting: results.json with its schema, problems.json, xlsx and csv.

Its doors are `records` and `sheets`; importing the room loads neither, because a check needs only the first.
"""
