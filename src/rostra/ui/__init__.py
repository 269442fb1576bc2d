"""What every page shares: its frame, the components it is made of, their styles and scripts."""
