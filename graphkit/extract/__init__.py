"""Text to claims: mentions, groups, verb groups, frames, modality, attribution. Floor 4."""
