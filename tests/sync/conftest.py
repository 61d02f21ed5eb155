"""PCs with real encrypted stores, and the real service on real PostgreSQL."""

from tests.province.conftest import database, owner_address, pc, service

__all__ = ["database", "owner_address", "pc", "service"]
