"""Link cards: what pages elsewhere say about themselves."""
