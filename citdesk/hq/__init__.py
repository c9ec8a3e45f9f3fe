"""HQ: the agency's server. It takes events, decides on them, keeps them and hands out what each may see.

It never opens a field vault: it has no means to, and import contracts keep it that way.
"""
