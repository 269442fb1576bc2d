"""What Rostra's Markdown knows beside CommonMark, one file each."""
