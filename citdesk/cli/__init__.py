"""The commands people type: `citdesk` and `citdesk-hq`."""
