"""Excel ⇄ rows with addresses: the only room that knows openpyxl. It reads and writes workbooks and judges nothing.

Its doors are `reading.read_submission` and `template.write_template`; importing the room loads neither.
"""
