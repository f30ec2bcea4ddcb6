"""The way back from a reported figure, finding or proposal to the cells it was made of.

Reads the records of a finished run and its stored workbooks only, reckons every figure again from its cells without
the panel, and says where the two differ; attainment and nodes are then held against the figures by the one formula of
scoring. A new sort of id is a function in `walk`.
"""

from evaluation.tracing.shelf import Shelf
from evaluation.tracing.step import Step, cells_of, failures
from evaluation.tracing.walk import NotTracedError, Walk

__all__ = ["NotTracedError", "Shelf", "Step", "Walk", "cells_of", "failures"]
