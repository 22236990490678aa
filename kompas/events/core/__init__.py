"""The ground floor that every room stands on."""
