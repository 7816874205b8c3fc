from sayso.ledger.sqlite import SqliteLedger, open_ledger

__all__ = ["SqliteLedger", "open_ledger"]
