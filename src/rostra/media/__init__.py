"""Pictures that members send: kept, checked, re-encoded, described."""
