"""The small rules written in a test itself, as the calculator's tests have them."""

from tests.assistant.calculator.conftest import load, probe, rulebook

__all__ = ["load", "probe", "rulebook"]
