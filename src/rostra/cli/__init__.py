"""The command `rostra`: one file a command in `commands/`."""
