"""What every test stands on: the workbook room is first to import openpyxl, because it decides on the parser."""

import evaluation.workbook  # noqa: F401
