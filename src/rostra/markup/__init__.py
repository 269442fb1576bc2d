"""Text as people type it → safe HTML. Pure: no tables, no requests, no clock."""
