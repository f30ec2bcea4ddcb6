"""Excel ⇄ rows with addresses: the only room that knows openpyxl. It reads and writes workbooks and judges nothing.

Its doors are `reading.read_submission` and `template.write_template`; importing the room loads neither.
"""

import os

# Beside lxml, where some other package brought it, openpyxl would parse without defusedxml and write other bytes.
os.environ["OPENPYXL_LXML"] = "False"
