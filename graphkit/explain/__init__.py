"""What a graph says of a claim, of an actor and of itself: as data, and as lines of text. Floor 8."""
