"""News: stories with their source, pictures and corrections, from the first draft to the withdrawal."""
