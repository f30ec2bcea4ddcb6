"""What every test stands on: the workbook room is first to import openpyxl, because it decides on the parser."""

from hypothesis import settings

import evaluation.workbook  # noqa: F401

# A busy machine is no fault of an example: how long things take is measured in benchmarks/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
