"""The exchange of one vault with HQ: transport, one idempotent exchange, the loop, enrolment.

Sees the vault only through :mod:`citdesk.sync.ports`.
"""
