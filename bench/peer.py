"""The other forum measured on the same texts."""

NOTE = "None measured in this run."
