"""Rules that read facts from sentences, over tokens and over trees."""
