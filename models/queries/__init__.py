"""Reads: rows become frozen views here, inside one transaction, and never leave."""
