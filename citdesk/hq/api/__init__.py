"""HQ's HTTP interface under ``/v1``: reads requests, asks the desks, writes answers. No rule lives here."""
