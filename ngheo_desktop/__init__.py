"""Sổ hộ nghèo: the register of poor households of one commune office."""

__version__ = "0.1.0"
