"""The processes of `rostra serve`: one supervisor, and `front`, `site` and `tasks`."""
