"""What was promised, and how each promise is measured: data, and the one reader of it."""

from indicators.cards import Indicator, Text
from indicators.framework import Framework, FrameworkError
from indicators.loading import load_framework

__all__ = ["Framework", "FrameworkError", "Indicator", "Text", "load_framework"]
