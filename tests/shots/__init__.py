"""Pictures of every page of the demo town, for people to look at: `make shots` puts them into `shots/`."""
