"""Feeds, where stories say beside their text what their pages say."""
