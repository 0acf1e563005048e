"""Annotation -> Claim: roles, setting, counts, sources and certainty of each trigger, put together."""

from kg.claims.extract import extract

__all__ = ["extract"]
