"""What leaves the site for feed readers and search engines."""
