"""Dossiers: what a graph says of one actor, or of two towards each other, on one page with its sources."""
