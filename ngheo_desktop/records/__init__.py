"""What travels: the wire form of each synced kind, its schema number and its upgrades."""
